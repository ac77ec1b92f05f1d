package io.millrace.app.peer;

/**
 * What a sender is doing: a value, taken at one moment.
 *
 * @param source name of the source
 * @param file name of the data set
 * @param target host and port
 * @param mode for people: "once", "loop, 2,000/s"
 * @param active still sending
 * @param sent messages sent
 * @param bytes bytes sent
 * @param trouble what is wrong, empty text = nothing
 */
public record SenderView(
        String source,
        String file,
        String target,
        String mode,
        boolean active,
        long sent,
        long bytes,
        String trouble) {}

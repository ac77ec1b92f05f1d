package io.millrace.bench;

import java.io.IOException;
import java.io.PrintStream;

/** Alphabet as a process of its own: {@code <who> <port of the receiver>}. Says its port, ends with its input. */
public final class Program {
    private Program() {}

    /** Listens, connects to the receiver, runs; tells its port once both are done. */
    interface Alphabet {
        int start(int receiver) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        final Alphabet alphabet = switch (args[0]) {
            case "millrace" -> AlphabetMillrace::start;
            case "netty" -> AlphabetNetty::start;
            case "connectors" -> AlphabetConnectors::start;
            case "nio" -> AlphabetNio::start;
            default -> throw new IllegalArgumentException(args[0]);
        };
        final PrintStream out = System.out;
        out.println("port " + alphabet.start(Integer.parseInt(args[1])));
        untilInputEnds();
        System.exit(0);
    }

    private static void untilInputEnds() throws IOException {
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
    }
}

package io.millrace.app.project;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Words for what a file system says. */
public final class IoWords {
    private IoWords() {}

    /** The reason as a clause without a full stop, such as "access is denied". */
    public static String reason(IOException error) {
        if (error instanceof NoSuchFileException) {
            return "it is not there";
        } else if (error instanceof AccessDeniedException) {
            return "access is denied";
        } else if (error instanceof FileAlreadyExistsException || error instanceof NotDirectoryException) {
            return "a file is in the way at " + ((FileSystemException) error).getFile();
        } else if (error instanceof DirectoryNotEmptyException) {
            return "a folder is in the way at " + ((FileSystemException) error).getFile();
        } else if (error instanceof CharacterCodingException) {
            return "it is no UTF-8 text";
        }
        final String reason = error instanceof FileSystemException system ? system.getReason() : error.getMessage();
        return reason == null || reason.isBlank() ? error.getClass().getSimpleName() : lower(reason);
    }

    private static String lower(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}

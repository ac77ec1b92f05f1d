package io.millrace.engine.file;

/** Threads for what may block. */
final class Threads {
    private Threads() {}

    static Thread start(String name, Runnable work) {
        final Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

package io.millrace.engine.runtime;

import io.netty.channel.EventLoop;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** What the engine gives to the connector of one operator. */
final class OperatorContext implements ConnectorContext {
    private final Operator operator;
    private final Surroundings surroundings;
    private final FailureDesk desk;
    private final Worker worker;

    OperatorContext(Operator operator, Surroundings surroundings, FailureDesk desk, Worker worker) {
        this.operator = operator;
        this.surroundings = surroundings;
        this.desk = desk;
        this.worker = worker;
    }

    @Override
    public String node() {
        return operator.name();
    }

    @Override
    public String setting(String name) {
        return surroundings.settings().text(operator.name(), name);
    }

    @Override
    public Path baseFolder() {
        return surroundings.baseFolder();
    }

    @Override
    public NanoClock clock() {
        return surroundings.options().clock();
    }

    @Override
    public EventLoop eventLoop() {
        return worker.loop();
    }

    @Override
    public void wake() {
        worker.wake();
    }

    @Override
    public InputStream standardIn() {
        return surroundings.options().standardIn();
    }

    @Override
    public OutputStream standardOut() {
        return surroundings.options().standardOut();
    }

    @Override
    public void trouble(String error, String detail) {
        desk.trouble(operator, error, detail);
    }
}

package io.turnout.checker.load;

import io.turnout.checker.history.Action;
import io.turnout.checker.history.Operation;
import io.turnout.checker.history.Result;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Reads what a subject has written, as that subject, while it writes. */
final class Reader implements Client {
    private final String subject;
    private final Api api;
    private final Notebook notebook;
    private final Recorder recorder;
    private final RandomGenerator random;

    Reader(String subject, Api api, Notebook notebook, Recorder recorder, RandomGenerator random) {
        this.subject = subject;
        this.api = api;
        this.notebook = notebook;
        this.recorder = recorder;
        this.random = random;
    }

    @Override
    public void act() throws InterruptedException {
        Optional<Item> item = notebook.any(random);
        if (item.isPresent()) {
            Recorder.Begun begun =
                    recorder.begin(subject, Action.READ, item.get().name(), null, Operation.GATEWAYS);
            record(begun, item.get().kind(), api.read(item.get()));
        }
    }

    static void record(Recorder.Begun read, Kind kind, Answer answer) {
        String text =
                answer.ofRead() == Result.OK ? answer.body().path(kind.text()).asText() : null;
        read.end(answer.ofRead(), text, text == null ? 0 : answer.version(), answer.said());
    }
}

package io.turnout.checker.load;

import io.turnout.checker.history.Action;
import io.turnout.checker.history.Operation;
import io.turnout.checker.history.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Writes as one subject, one write after the other. What can be repeated without harm is repeated until its result is known:
 * creates, with the same key, and deletes; an update whose result is not known is looked up.
 */
final class Pen {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final String subject;
    private final String stem;
    private final String door;
    private final int tries;
    private final Api writes;
    private final Api reads;
    private final Notebook notebook;
    private final Recorder recorder;
    private final RandomGenerator random;
    /** Notes that may have been created, by their talks. */
    private final Map<Long, List<String>> uncertain = new HashMap<>();

    private int written;

    private Pen(
            String subject,
            String stem,
            String door,
            int tries,
            Api writes,
            Api reads,
            Notebook notebook,
            Recorder recorder,
            RandomGenerator random) {
        this.subject = subject;
        this.stem = stem;
        this.door = door;
        this.tries = tries;
        this.writes = writes;
        this.reads = reads;
        this.notebook = notebook;
        this.recorder = recorder;
        this.random = random;
    }

    /** @param stem names begin with it */
    static Pen throughGateways(
            String subject, String stem, Api api, Notebook notebook, Recorder recorder, RandomGenerator random) {
        return new Pen(subject, stem, Operation.GATEWAYS, 40, api, api, notebook, recorder, random);
    }

    /** One that passes the gateways by with its writes, and takes no for an answer. */
    static Pen direct(
            String subject,
            String stem,
            String side,
            Api writes,
            Api reads,
            Notebook notebook,
            Recorder recorder,
            RandomGenerator random) {
        return new Pen(subject, stem, side, 1, writes, reads, notebook, recorder, random);
    }

    Optional<Item> createTalk() throws InterruptedException {
        String name = stem + "-t" + ++written;
        String text = text(name);
        return create(Kind.TALK, name, text, 0, () -> writes.createTalk(text, name));
    }

    Optional<Item> createNote(long talk) throws InterruptedException {
        String name = stem + "-n" + ++written;
        String text = text(name);
        return create(Kind.NOTE, name, text, talk, () -> writes.createNote(talk, subject, text, name));
    }

    void update(Item item) throws InterruptedException {
        String text = text(item.name());
        Recorder.Begun begun = recorder.begin(subject, Action.UPDATE, item.name(), text, door);
        Answer answer = writes.update(item, subject, text);
        begun.end(answer.ofWrite(), answer.version(), answer.said());
        if (answer.ofWrite() == Result.OK) {
            notebook.put(item.at(answer.version()));
        } else {
            lookUp(item, answer);
        }
    }

    /** Deletes it, and with a talk its notes, which are all by this pen. */
    void delete(Item item) throws InterruptedException {
        List<Item> gone = new ArrayList<>(List.of(item));
        if (item.kind() == Kind.TALK) {
            notebook.of(Kind.NOTE).filter(note -> note.isOn(item)).forEach(gone::add);
        }
        // from now on nobody reads them, because nobody could tell what is right
        gone.forEach(notebook::remove);
        List<Recorder.Begun> begun = new ArrayList<>();
        gone.forEach(each -> begun.add(recorder.begin(subject, Action.DELETE, each.name(), null, door)));
        if (item.kind() == Kind.TALK) {
            uncertain
                    .getOrDefault(item.id(), List.of())
                    .forEach(name -> begun.add(recorder.begin(subject, Action.DELETE, name, null, door)));
        }
        Attempts attempts = insist(() -> writes.delete(item));
        boolean wasDoneBefore = attempts.last.status() == 404 && attempts.anyUnknown;
        Result result = wasDoneBefore ? Result.OK : attempts.result();
        begun.forEach(each -> each.end(result, 0, attempts.last.said()));
        if (result == Result.REFUSED) {
            for (Item each : gone) {
                lookUp(each, each == item ? attempts.last : null);
            }
        }
    }

    private Optional<Item> create(Kind kind, String name, String text, long talk, Request request)
            throws InterruptedException {
        Recorder.Begun begun = recorder.begin(subject, Action.CREATE, name, text, door);
        Attempts attempts = insist(request);
        Answer answer = attempts.last;
        begun.end(attempts.result(), answer.version(), answer.said());
        if (attempts.result() == Result.OK) {
            Item item = new Item(kind, name, answer.id(), answer.version(), talk);
            notebook.put(item);
            return Optional.of(item);
        }
        if (attempts.result() == Result.UNKNOWN) {
            uncertain.computeIfAbsent(talk, key -> new ArrayList<>()).add(name);
        }
        return Optional.empty();
    }

    private interface Request {
        Answer send() throws InterruptedException;
    }

    /** @param anyUnknown whether one of the attempts may have done it: what is refused after that is not refused */
    private record Attempts(Answer last, boolean anyUnknown) {
        Result result() {
            return last.ofWrite() == Result.REFUSED && anyUnknown ? Result.UNKNOWN : last.ofWrite();
        }
    }

    private Attempts insist(Request request) throws InterruptedException {
        Answer answer = request.send();
        boolean anyUnknown = answer.ofWrite() == Result.UNKNOWN;
        for (int i = 1; answer.isWorthRepeating() && i < tries; i++) {
            Thread.sleep(BETWEEN_TRIES);
            answer = request.send();
            anyUnknown |= answer.ofWrite() == Result.UNKNOWN;
        }
        return new Attempts(answer, anyUnknown);
    }

    /** Through a gateway, a write that says that there is no such thing is a read that says so. */
    private void lookUp(Item item, Answer refusal) throws InterruptedException {
        Recorder.Begun begun = recorder.begin(subject, Action.READ, item.name(), null, Operation.GATEWAYS);
        boolean isRead = refusal != null && refusal.status() == 404 && writes == reads;
        Answer answer = isRead ? refusal : reads.read(item);
        Reader.record(begun, item.kind(), answer);
        if (answer.ofRead() == Result.OK) {
            notebook.put(item.at(answer.version()));
        }
    }

    private String text(String name) {
        return name + " " + Long.toHexString(random.nextLong());
    }
}

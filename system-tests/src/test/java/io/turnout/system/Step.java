package io.turnout.system;

import io.turnout.system.Side.Answer;
import java.util.Map;

/** One request of a random sequence; the same step goes to both sides. */
sealed interface Step {
    Map<String, String> JSON = Map.of("Content-Type", "application/json");
    Map<String, String> NONE = Map.of();

    Answer on(Side side);

    record CreateTalk(String body, String key) implements Step {
        @Override
        public Answer on(Side side) {
            return side.send("POST", "/api/talks", with(JSON, "Idempotency-Key", key), body);
        }
    }

    record PutTalk(int talk, String body, String ifMatch) implements Step {
        @Override
        public Answer on(Side side) {
            return side.send("PUT", talkPath(side, talk), with(JSON, "If-Match", ifMatch), body);
        }
    }

    record PatchTalk(int talk, String patch, String ifMatch) implements Step {
        @Override
        public Answer on(Side side) {
            Map<String, String> headers = Map.of("Content-Type", "application/merge-patch+json");
            return side.send("PATCH", talkPath(side, talk), with(headers, "If-Match", ifMatch), patch);
        }
    }

    record DeleteTalk(int talk, String ifMatch) implements Step {
        @Override
        public Answer on(Side side) {
            return side.send("DELETE", talkPath(side, talk), with(NONE, "If-Match", ifMatch), null);
        }
    }

    record CreateNote(int talk, String body, String key) implements Step {
        @Override
        public Answer on(Side side) {
            return side.send("POST", talkPath(side, talk) + "/notes", with(JSON, "Idempotency-Key", key), body);
        }
    }

    record PutNote(int note, String body, String ifMatch) implements Step {
        @Override
        public Answer on(Side side) {
            return side.send("PUT", "/api/notes/" + side.id("note", note), with(JSON, "If-Match", ifMatch), body);
        }
    }

    record DeleteNote(int note, String ifMatch) implements Step {
        @Override
        public Answer on(Side side) {
            return side.send("DELETE", "/api/notes/" + side.id("note", note), with(NONE, "If-Match", ifMatch), null);
        }
    }

    /** A read of something made before: {@code {talk}} and {@code {note}} stand for ids. */
    record Read(String path, int which, String ifNoneMatch) implements Step {
        @Override
        public Answer on(Side side) {
            String url = path.replace("{talk}", String.valueOf(side.id("talk", which)))
                    .replace("{note}", String.valueOf(side.id("note", which)));
            return side.send("GET", url, with(NONE, "If-None-Match", ifNoneMatch), null);
        }
    }

    record Import(String markdown, boolean dryRun) implements Step {
        @Override
        public Answer on(Side side) {
            return side.send(
                    "POST",
                    "/api/import?author=Ada&dryRun=" + dryRun,
                    Map.of("Content-Type", "text/markdown"),
                    markdown);
        }
    }

    /** Another step, sent by somebody else than usual. */
    record As(Caller caller, Step step) implements Step {
        @Override
        public Answer on(Side side) {
            return side.as(caller, step);
        }
    }

    private static String talkPath(Side side, int talk) {
        return "/api/talks/" + side.id("talk", talk);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        if (value == null) {
            return headers;
        }
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put(name, value);
        return all;
    }
}

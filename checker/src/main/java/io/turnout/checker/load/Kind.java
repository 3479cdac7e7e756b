package io.turnout.checker.load;

/** What clients write: where it is, and which of its members carries what they wrote. */
enum Kind {
    NOTE("/api/notes/", "body"),
    TALK("/api/talks/", "title");

    private final String path;
    private final String text;

    Kind(String path, String text) {
        this.path = path;
        this.text = text;
    }

    String path(long id) {
        return path + id;
    }

    /** The member that holds the client's own name of it and what was written last. */
    String text() {
        return text;
    }
}

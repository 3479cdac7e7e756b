package io.turnout.monorail.feed;

/** What can happen to a talk. */
public enum ChangeType {
    CREATED("talk.created"),
    UPDATED("talk.updated"),
    DELETED("talk.deleted");

    private final String text;

    ChangeType(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}

package io.turnout.checker.load;

/**
 * A note or talk whose id its client knows.
 *
 * @param name the client's own name of it, which is the first word of its text
 * @param version the newest that the client knows of; what it would overwrite
 * @param talk the talk of a note; 0 of a talk
 */
record Item(Kind kind, String name, long id, long version, long talk) {
    Item at(long version) {
        return new Item(kind, name, id, version, talk);
    }

    boolean isOn(Item talk) {
        return this.talk == talk.id;
    }
}

package io.turnout.notes.feed;

/**
 * A part that serves the talks' feed: talks-service or the monolith. One of them owns the talks; the other serves the
 * same sequence, up to where replication has brought it.
 */
record Side(String name, TalksClient client, Progress progress) {}

package io.turnout.control.api.room.catalogue;

/**
 * What to do when a service is down.
 *
 * @param html safe to be shown
 */
public record RunbookPage(String name, String html) {}

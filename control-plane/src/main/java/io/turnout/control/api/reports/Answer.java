package io.turnout.control.api.reports;

import io.turnout.control.confidence.paper.Document;

/**
 * A report, for whoever asks.
 *
 * @param path of it, among those of its kind
 * @param report its figures, for programs
 * @param document the same, to be read
 */
public record Answer(String path, Object report, Document document) {}

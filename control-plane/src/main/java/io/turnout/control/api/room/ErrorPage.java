package io.turnout.control.api.room;

import io.turnout.platform.Problem;

/**
 * What the page of errors shows.
 *
 * @param detail a sentence that a person can act on
 */
public record ErrorPage(int status, String title, String detail) {
    static ErrorPage of(Problem problem) {
        return new ErrorPage(problem.status(), problem.title(), problem.detail());
    }
}

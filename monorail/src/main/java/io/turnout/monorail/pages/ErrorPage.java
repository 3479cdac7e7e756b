package io.turnout.monorail.pages;

import io.turnout.platform.Problem;

/** What the template of errors shows. */
record ErrorPage(int status, String title, String detail) {
    static ErrorPage of(Problem problem) {
        return new ErrorPage(problem.status(), problem.title(), problem.detail());
    }
}

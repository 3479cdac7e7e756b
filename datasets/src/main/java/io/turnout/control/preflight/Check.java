package io.turnout.control.preflight;

import java.util.List;

/** One thing to look at. */
interface Check {
    List<Finding> run(Survey survey);
}

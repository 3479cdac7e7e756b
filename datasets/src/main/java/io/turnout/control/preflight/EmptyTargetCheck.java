package io.turnout.control.preflight;

import io.turnout.control.database.TableName;
import java.util.List;

/** The target's tables are empty: rows of its own would collide, and could not be told from replicated ones. */
final class EmptyTargetCheck implements Check {
    @Override
    public List<Finding> run(Survey survey) {
        return survey.dataset().tables().stream()
                .filter(table -> survey.target()
                        .row("select from %s limit 1".formatted(table.quoted()))
                        .isPresent())
                .map(table -> Finding.blocking(
                        survey.targetName(),
                        table + " is not empty.",
                        "truncate %s; if its rows are not needed."
                                .formatted(TableName.quoted(survey.dataset().tables()))))
                .toList();
    }
}

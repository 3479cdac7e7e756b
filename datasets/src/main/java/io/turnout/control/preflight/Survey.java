package io.turnout.control.preflight;

import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import io.turnout.control.plan.Dataset;

/** What the checks look at: both sides of a dataset. */
public record Survey(Dataset dataset, Session source, Session target) {
    /** To be cast to {@code regclass[]}; tables that do not exist have been seen to before. */
    Object tables() {
        return TableName.array(dataset.tables());
    }

    String sourceName() {
        return dataset.source().name();
    }

    String targetName() {
        return dataset.target().name();
    }
}

package io.turnout.control.ledger;

import io.turnout.control.procedure.Journal;
import io.turnout.control.procedure.Operation;
import java.util.Locale;
import java.util.stream.Collectors;

/** The operation does not fit the state of the dataset or of those that it has to do with. */
public final class NotAllowed extends RuntimeException {
    NotAllowed(String sentence) {
        super(sentence);
    }

    NotAllowed(String dataset, Operation operation, Journal journal) {
        super(sentence(dataset, operation, journal));
    }

    private static String sentence(String dataset, Operation operation, Journal journal) {
        if (journal.running() != null && operation.states().contains(journal.state())) {
            return "%s is busy with %s; wait until that is over."
                    .formatted(dataset, word(journal.running().operation()));
        }
        return "%s is %s; %s is for a dataset that is %s."
                .formatted(
                        dataset,
                        journal.state(),
                        word(operation),
                        operation.states().stream().sorted().map(Enum::name).collect(Collectors.joining(" or ")));
    }

    private static String word(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }
}

package io.turnout.gateway.residence;

import io.turnout.gateway.plan.Dataset;
import io.turnout.gateway.plan.Stage;
import io.turnout.gateway.plan.Upstream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The residences of all datasets that any plan has named. */
public final class Residences {
    private final Map<String, Residence> byDataset = new ConcurrentHashMap<>();

    public Residence of(String dataset) {
        return byDataset.computeIfAbsent(dataset, name -> new Residence());
    }

    /** What a request for these datasets has to ask of the side it is sent to. */
    public Visit visit(List<Dataset> datasets, Stage side) {
        return datasets.isEmpty()
                ? Visit.NONE
                : new Visit(datasets.stream()
                        .map(dataset -> new Visit.Stop(dataset.name(), of(dataset.name()), side, other(dataset, side)))
                        .toList());
    }

    private static Upstream other(Dataset dataset, Stage side) {
        return dataset.upstream(side.other());
    }
}

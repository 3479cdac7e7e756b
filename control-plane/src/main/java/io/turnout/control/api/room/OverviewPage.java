package io.turnout.control.api.room;

import io.turnout.control.api.Comparisons;
import io.turnout.control.shadow.ShadowLedger;
import java.util.List;

/**
 * What the first page shows.
 *
 * @param log who changed what, the newest first
 */
public record OverviewPage(Comparisons.All all, List<ShadowLedger.Entry> log) {}

package io.turnout.notes.feed;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.turnout.platform.TraceId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls a part that serves the feed; it owns the timeouts, and leaves it to its callers when to try again. */
class TalksClient {
    private final TalksConfig config;
    private final TalksFeed waiting;
    private final TalksFeed prompt;

    TalksClient(URI url, TalksConfig config) {
        this.config = config;
        this.waiting = feed(url, config, config.poll().plus(config.timeout()));
        this.prompt = feed(url, config, config.timeout());
    }

    /** The changes behind a position; if there are none yet, those that come within the poll's time, or none. */
    List<TalkChange> awaitBehind(long position) {
        return changes(waiting, position, config.poll()).events();
    }

    /** The changes behind a position that are there now. */
    List<TalkChange> behind(long position) {
        return part(position).events();
    }

    /** The same, with whether this side owns the talks. */
    TalksFeed.Part part(long position) {
        return changes(prompt, position, Duration.ZERO);
    }

    private TalksFeed.Part changes(TalksFeed feed, long position, Duration wait) {
        long budget = wait.plus(config.timeout()).toMillis();
        return feed.changes(position, config.batch(), wait.toSeconds(), budget, TraceId.newParent());
    }

    private static TalksFeed feed(URI url, TalksConfig config, Duration timeout) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .build(TalksFeed.class);
    }
}

package io.turnout.gateway.shadow;

import io.turnout.comparison.Answer;
import io.turnout.comparison.Reply;
import io.turnout.gateway.compose.Composed;
import io.turnout.gateway.compose.Composer;
import io.turnout.gateway.compose.CompositeBuild;
import io.turnout.gateway.plan.Dataset;
import io.turnout.gateway.plan.Side;
import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.proxy.AnswerCall;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.gateway.proxy.UpstreamFailure;
import io.turnout.gateway.residence.Visit;
import io.turnout.gateway.routing.Stand;
import io.turnout.gateway.routing.Target;
import io.turnout.platform.Build;
import io.turnout.platform.Deadline;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks either side what a client has asked, on an event loop and connections that no client uses. */
final class Sides {
    /** There was no place or connection for it, or for a part of it: that says nothing of the side. */
    static final Reply NOT_ASKED = new Reply.Unanswered("it was not asked");

    private static final String REHEARSAL = "turnout-rehearsal";
    private static final String REHEARSED_ON = "turnout-rehearsed-on";
    private static final String FENCED = "turnout-fenced";
    /** What a side says that does not rehearse this. */
    static final String REFUSED = "refused";

    private static final String BUILD = Build.HEADER.toLowerCase(Locale.ROOT);
    private static final int LONGEST_BUILD = 100;

    private final CompositeBuild builds = new CompositeBuild();
    private final Context loop;
    private final UpstreamClient client;
    private final Composer composer;
    private final int longest;

    /** @param longest what is kept of a body, in bytes */
    Sides(Context loop, UpstreamClient client, Composer composer, int longest) {
        this.loop = loop;
        this.client = client;
        this.composer = composer;
        this.longest = longest;
    }

    /**
     * What came of asking for a rehearsal.
     *
     * @param end what the side says has become of it; null if it says nothing, or was not reached
     * @param on the tag of what was there before, {@code none} for nothing; null if it did not get as far as that
     */
    record Rehearsed(Reply reply, String end, String on) {
        /** Whether it came to an answer that is no failure. */
        boolean isGood() {
            return reply instanceof Reply.Answered(Answer answer) && answer.status() < 500;
        }
    }

    /** Has the other side rehearse a write, and does not wait. What comes of it is never an exception. */
    CompletableFuture<Rehearsed> rehearse(Sample sample, Upstream upstream, Buffer body, String credential) {
        AnswerCall.Question question = sample.question().with(body.length() == 0 ? null : body);
        CompletableFuture<AnswerCall.Taken> taken = new CompletableFuture<>();
        loop.runOnContext(v -> AnswerCall.rehearse(
                client, upstream, question, credential, longest, Deadline.in(upstream.timeout()), taken));
        return taken.thenApplyAsync(this::rehearsed, Thread::startVirtualThread)
                .exceptionally(failure -> new Rehearsed(unanswered(failure), null, null));
    }

    private Rehearsed rehearsed(AnswerCall.Taken answer) {
        MultiMap headers = HttpHeaders.headers().addAll(answer.headers());
        // one that knows nothing of rehearsals is refused by a fence
        String end = headers.contains(FENCED) ? REFUSED : headers.get(REHEARSAL);
        String on = headers.get(REHEARSED_ON);
        headers.remove(REHEARSAL).remove(REHEARSED_ON);
        return new Rehearsed(Seen.answer(answer.status(), headers, answer.body(), answer.cut(), longest), end, on);
    }

    /** Asks, and does not wait. What comes of it is never an exception. */
    CompletableFuture<Reply> ask(Sample sample, Target whom) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        loop.runOnContext(
                v -> start(sample, whom).exceptionally(Sides::unanswered).thenAccept(reply::complete));
        return reply;
    }

    private CompletableFuture<Reply> start(Sample sample, Target whom) {
        return switch (whom.side()) {
            case Side.Passing(Upstream upstream) -> pass(sample, upstream);
            case Side.Composing(String composition) -> compose(sample, whom, composition);
        };
    }

    private CompletableFuture<Reply> pass(Sample sample, Upstream upstream) {
        CompletableFuture<AnswerCall.Taken> taken = new CompletableFuture<>();
        AnswerCall.start(client, upstream, sample.question(), longest, Deadline.in(upstream.timeout()), taken);
        return taken.thenApplyAsync(
                answer -> Seen.answer(answer.status(), answer.headers(), answer.body(), answer.cut(), longest),
                Thread::startVirtualThread);
    }

    private CompletableFuture<Reply> compose(Sample sample, Target whom, String composition) {
        CompletableFuture<Composed> composed = composer.composeAside(
                composition,
                whom.route().text(),
                sample.path(),
                sample.query(),
                sample.question(),
                sample.site(),
                upstream -> {
                    Stand stand = sample.plan().stand(upstream);
                    return whom.asksAhead(upstream)
                            ? stand.ahead()
                            : new Stand.Call(stand.call().upstream(), Visit.NONE);
                },
                builds::heard);
        return composed.thenApplyAsync(
                answer -> Seen.answer(
                        answer.status(),
                        marked(answer.headers(), sample.plan().plan().datasetsOf(whom.capability())),
                        Buffer.buffer(answer.body()),
                        false,
                        longest),
                Thread::startVirtualThread);
    }

    private MultiMap marked(MultiMap headers, List<Dataset> datasets) {
        MultiMap marked = HttpHeaders.headers().addAll(headers);
        String build = builds.of(datasets);
        return build == null ? marked : marked.set(BUILD, build);
    }

    /** Which build has answered; null if it does not say. */
    static String build(Reply reply) {
        return reply instanceof Reply.Answered(Answer answer)
                ? Race.header(answer, BUILD)
                        .filter(build -> build.length() <= LONGEST_BUILD)
                        .orElse(null)
                : null;
    }

    private static Reply unanswered(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof UpstreamException upstream && upstream.failure() == UpstreamFailure.BUSY) {
            return NOT_ASKED;
        }
        return new Reply.Unanswered(
                cause instanceof UpstreamException upstream
                        ? upstream.failure().name().toLowerCase(Locale.ROOT)
                        : cause.getClass().getSimpleName());
    }
}

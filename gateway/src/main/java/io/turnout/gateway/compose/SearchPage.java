package io.turnout.gateway.compose;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;

/** Writes a page of hits, the hits themselves as the bytes that came. */
final class SearchPage {
    private SearchPage() {}

    static byte[] write(String q, List<Search.Hit> hits, TalkTitles titles, String next, Dish talks, Dish notes) {
        Splice page = new Splice(1024 + 400 * hits.size())
                .add("{\"query\":\"")
                .add(JsonStringEncoder.getInstance().quoteAsUTF8(q))
                .add("\",\"items\":[");
        boolean first = true;
        for (Search.Hit hit : hits) {
            boolean note = hit.type().equals("note");
            if (note && titles.isGone(hit.item().id("talkId"))) {
                continue;
            }
            page.add(first ? "" : ",");
            first = false;
            if (note) {
                add(page, hit, titles);
            } else {
                page.add(hit.body(), hit.item().start(), hit.item().end());
            }
        }
        page.add("],\"next\":").add(next == null ? "null" : '"' + next + '"');
        page.add(",\"talks\":{").add(talks.members());
        page.add("},\"notes\":{").add(notes.members());
        return page.add("}}").toBytes();
    }

    private static void add(Splice page, Search.Hit hit, TalkTitles titles) {
        int afterTalk = hit.item().ends().get("talkId");
        page.add(hit.body(), hit.item().start(), afterTalk)
                .add(",\"talkTitle\":")
                .add(titles.json(hit.item().id("talkId")))
                .add(hit.body(), afterTalk, hit.item().end());
    }
}

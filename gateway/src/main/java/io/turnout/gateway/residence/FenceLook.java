package io.turnout.gateway.residence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dataset's fence on one side, as its database had it while a request was under way.
 *
 * @param open whether the side takes writes
 * @param turn of the last handover that the side had a part in; it only rises
 */
public record FenceLook(String dataset, boolean open, long turn) {
    /** Of a request: the datasets whose fences are asked for. */
    public static final String ASKED = "turnout-datasets";
    /** Of an answer: how they were, such as {@code notes;open=?0;turn=3, talks;open=?1;turn=0}. */
    public static final String ANSWERED = "turnout-fence";
    /** Of an answer: that a closed fence refused the write, as a whole. */
    public static final String REFUSED = "turnout-fenced";

    /** In place of the fences, if the side could not read them. */
    public static final String UNREADABLE = "unreadable";

    private static final Pattern ITEM = Pattern.compile("\\s*([a-z][a-z0-9-]*);open=\\?([01]);turn=(\\d{1,18})\\s*");

    /** What the header tells; nothing where it makes no sense. */
    public static List<FenceLook> parse(String header) {
        List<FenceLook> looks = new ArrayList<>(2);
        for (String item : header.split(",")) {
            Matcher matcher = ITEM.matcher(item);
            if (matcher.matches()) {
                looks.add(new FenceLook(
                        matcher.group(1), matcher.group(2).equals("1"), Long.parseLong(matcher.group(3))));
            }
        }
        return looks;
    }
}

package io.turnout.control.confidence.paper;

/** A picture that is being drawn. How it looks is the style sheet's, so that it may be shown where styles of its own may not be. */
final class Svg {
    private final StringBuilder inside = new StringBuilder();
    private final String id;
    private final int width;
    private final int height;

    /** @param id of it in its document */
    Svg(String id, int width, int height) {
        this.id = id;
        this.width = width;
        this.height = height;
    }

    Svg circle(double x, double y, double radius, String style) {
        return add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" class=\"%s\"/>", x, y, radius, style);
    }

    Svg rect(double x, double y, double width, double height, String style) {
        return add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\"/>",
                x, y, Math.max(0, width), height, style);
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        return add("<path d=\"M%.1f %.1fL%.1f %.1f\" class=\"%s\"/>", x1, y1, x2, y2, style);
    }

    Svg path(String d, String style) {
        return d.isEmpty() ? this : add("<path d=\"%s\" class=\"%s\"/>", d, style);
    }

    /** @param anchor start, middle or end */
    Svg label(double x, double y, String anchor, String style, String words) {
        return add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>",
                x, y, anchor, style, escaped(words));
    }

    private Svg add(String format, Object... values) {
        inside.append(text(format, values));
        return this;
    }

    String text(String format, Object... values) {
        return Words.text(format, values);
    }

    String drawn(String title, String description) {
        return text(
                        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">%s</title><desc id=\"%s-d\">%s</desc>",
                        width, height, id, id, id, escaped(title), id, escaped(description))
                + inside
                + "</svg>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

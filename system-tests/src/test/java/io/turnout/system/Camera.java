package io.turnout.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes pictures of the control room as an operator sees it, each under a name of its own. */
final class Camera {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    /** What is further down is on another picture. */
    private static final int MOST_HEIGHT = 1300;

    private static final int MARGIN = 16;
    private static final int PHONE_WIDTH = 360;
    private static final int PHONE_HEIGHT = 740;
    private static final double LONGEST_MILLIS = 60_000;

    private final Path folder;
    private final Page desk;
    private final Page phone;

    /** @param folder where pictures go; what has the same name there is replaced */
    Camera(Browser browser, Path folder) {
        this.folder = folder;
        this.desk = Room.signedIn(browser, WIDTH, HEIGHT);
        this.phone = Room.signedIn(browser, PHONE_WIDTH, PHONE_HEIGHT);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page from its top. */
    void page(String name, String path) {
        whole(desk, name, path);
    }

    void dark(String name, String path) {
        desk.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        whole(desk, name, path);
        desk.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** What a phone shows before somebody scrolls. */
    void phone(String name, String path) {
        open(phone, path);
        phone.screenshot(new Page.ScreenshotOptions().setPath(file(name)));
    }

    /** A part of a page. */
    void part(String name, String path, String selector) {
        open(desk, path);
        BoundingBox place = desk.locator(selector).first().boundingBox();
        desk.screenshot(new Page.ScreenshotOptions()
                .setPath(file(name))
                .setFullPage(true)
                .setClip(place.x - MARGIN, place.y - MARGIN, place.width + 2 * MARGIN, place.height + 2 * MARGIN));
    }

    /** What a page shows before somebody scrolls, once it has these words. */
    void top(String name, Page page, String words) {
        assertThat(page.locator("body"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST_MILLIS));
        page.screenshot(new Page.ScreenshotOptions().setPath(file(name)));
    }

    /** The page at the desk, to do something there before it is looked at. */
    Page at(String path) {
        open(desk, path);
        return desk;
    }

    /** The page at the desk as it is. */
    void here(String name) {
        take(desk, name);
    }

    private void whole(Page page, String name, String path) {
        open(page, path);
        take(page, name);
    }

    private void take(Page page, String name) {
        Number end = (Number) page.evaluate("document.getElementById('main').getBoundingClientRect().bottom + scrollY");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(file(name))
                .setFullPage(true)
                .setClip(0, 0, WIDTH, Math.min(end.doubleValue(), MOST_HEIGHT)));
    }

    private static void open(Page page, String path) {
        page.navigate(Room.url(path));
        if (page.locator("script[src='/control/room.js']").count() > 0) {
            assertThat(page.locator("#live")).hasText("Live");
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".png");
    }
}

package io.turnout.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium of this machine's, never a downloaded one; without one the test is skipped and says so. */
final class Browser implements AutoCloseable {
    private static final List<String> USUAL = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            // one process less
            "--in-process-gpu");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Browser start() {
        Optional<Path> chromium = Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Path::of)
                .or(() ->
                        USUAL.stream().map(Path::of).filter(Files::isExecutable).findFirst());
        Assumptions.assumeTrue(
                chromium.isPresent(), "no Chromium is installed; install one or name it in CHROMIUM to run this test");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(OPTIONS)));
    }

    com.microsoft.playwright.Page page(int width, int height) {
        return browser.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height))
                .newPage();
    }

    /** Else each goes on to show what changes, as long as the browser runs. */
    void closePages() {
        browser.contexts().forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

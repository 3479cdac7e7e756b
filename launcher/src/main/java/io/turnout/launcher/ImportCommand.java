package io.turnout.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.launcher.conference.Api;
import io.turnout.launcher.identity.Keys;
import io.turnout.launcher.identity.Role;
import io.turnout.launcher.process.ProcessRecord;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout import}: hands raw notes to the running system. */
@Command(
        name = "import",
        description = "Imports raw notes: Markdown in which a heading names a talk and what follows is a note.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.md", description = "The notes.")
    private Path file;

    @Option(names = "--dry-run", description = "Only say what would happen.")
    private boolean dryRun;

    @Option(names = "--author", paramLabel = "NAME", description = "Who took the notes (default: Anonymous).")
    private String author;

    @Option(names = "--url", paramLabel = "URL", description = "The site (default: what runs in the data folder).")
    private URI url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:TURNOUT_TOKEN}",
            description = "An editor's token (default: $TURNOUT_TOKEN, else one signed with the data folder's keys).")
    private String token;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: .turnout in the project).")
    private Path data;

    @Override
    public Integer call() throws InterruptedException {
        String query = "?dryRun=" + dryRun
                + (author == null ? "" : "&author=" + URLEncoder.encode(author, StandardCharsets.UTF_8));
        Api.Answer answer =
                new Api(url == null ? running() : url, token()).importNotes("/api/import" + query, content());
        if (answer.status() != 200) {
            answer.body()
                    .path("errors")
                    .forEach(each -> System.err.println("  "
                            + file + ": " + each.path("field").asText() + ": "
                            + each.path("message").asText()));
            throw new Refusal(answer.sentence());
        }
        answer.body().path("talks").forEach(this::print);
        JsonNode created = answer.body().path("created");
        System.out.printf(
                "%s: %d talks and %d notes %s, %d notes were there already.%n",
                dryRun ? "Dry run" : "Done",
                created.path("talks").asInt(),
                created.path("notes").asInt(),
                dryRun ? "would be created" : "created",
                answer.body().path("unchanged").path("notes").asInt());
        return 0;
    }

    private void print(JsonNode talk) {
        String id = talk.path("id").isNull() ? "" : " (talk " + talk.path("id").asText() + ")";
        System.out.printf(
                "line %d: %s %s%s%n",
                talk.path("line").asInt(),
                talk.path("action").asText(),
                talk.path("title").asText(),
                id);
        talk.path("notes")
                .forEach(note -> System.out.printf(
                        "line %d:   note %s%n",
                        note.path("line").asInt(), note.path("action").asText()));
    }

    private byte[] content() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refusal(file + " cannot be read.");
        }
    }

    private String token() {
        return token != null
                ? token
                : Keys.existing(folder().identity())
                        .token(System.getProperty("user.name"), null, Set.of(Role.EDITOR), Duration.ofMinutes(5));
    }

    private DataFolder folder() {
        return DataFolder.at(data == null ? Project.here().data() : data);
    }

    private URI running() {
        DataFolder folder = folder();
        int port = ProcessRecord.readAll(folder.processes()).stream()
                .filter(each -> each.name().equals(Part.GATEWAY.label())
                        && each.running().isPresent())
                .mapToInt(ProcessRecord::port)
                .findFirst()
                .orElseThrow(() -> new Refusal("Nothing runs in " + folder.path()
                        + "; start it with ./turnout up, or name a site with --url."));
        return URI.create("http://127.0.0.1:" + port);
    }
}

package io.turnout.control.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's programs and an empty cluster, made once for all servers of this JVM. */
final class Installation {
    private static Installation only;

    private final Path programs;
    private final Path empty;

    private Installation(Path folder) throws IOException {
        this.programs = Binaries.unpack(folder.resolve("programs"));
        this.empty = folder.resolve("empty");
        Path password = Files.writeString(folder.resolve("password"), Server.PASSWORD);
        complete(command(
                "initdb",
                List.of(
                        "--pgdata=" + empty,
                        "--username=postgres",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        // else most of what a connection costs
                        "--set=scram_iterations=1",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync")));
    }

    /** @param folder where it is made if it is not made yet */
    static synchronized Installation in(Path folder) throws IOException {
        if (only == null) {
            only = new Installation(folder);
        }
        return only;
    }

    /** A cluster's files. */
    void copyTo(Path data) throws IOException {
        complete(List.of("cp", "-r", empty.toString(), data.toString()));
    }

    /** PostgreSQL refuses to run as root. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static void complete(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

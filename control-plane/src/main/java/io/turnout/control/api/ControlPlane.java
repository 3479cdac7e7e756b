package io.turnout.control.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.turnout.control.canary.Canaries;
import io.turnout.control.conduct.Leader;
import io.turnout.control.conduct.Pace;
import io.turnout.control.conduct.WhileLeading;
import io.turnout.control.database.Database;
import io.turnout.control.ledger.Order;
import io.turnout.control.migration.Migrations;
import io.turnout.control.plan.Course;
import io.turnout.control.plan.Dataset;
import io.turnout.control.plan.DatasetPlan;
import io.turnout.control.plan.DatasetPlanReader;
import io.turnout.control.plan.PlanException;
import io.turnout.control.rollout.Rollouts;
import io.turnout.control.shadow.Lags;
import io.turnout.control.shadow.Shares;
import io.turnout.control.watch.Health;
import io.turnout.control.watch.Patrol;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs as long as the process does: leads or waits to lead, and watches. */
@ApplicationScoped
public class ControlPlane implements Leading {
    private final DatasetPlan plan;
    private final Leader leader;
    private final Patrol patrol;
    private final Shares shares;
    private final Lags lags;
    private final Canaries canaries;
    private final List<WhileLeading> conducted;

    ControlPlane(
            @ConfigProperty(name = "turnout.plan", defaultValue = "turnout.yaml") Path file,
            ControlConfig config,
            Database control,
            ObjectMapper json) {
        this.plan = read(file);
        this.leader = new Leader(
                control,
                config.holder(),
                plan.datasets(),
                ledger -> ledger::append,
                json,
                new Pace(
                        config.verify().chunk(),
                        config.verify().rowsPerSecond(),
                        config.handover().preparation()));
        this.patrol = new Patrol(control, plan.datasets());
        this.lags = new Lags(plan.datasets());
        this.canaries = new Canaries(control, plan.datasets());
        this.conducted = List.of(
                new WhileLeading(
                        "Rollouts",
                        () -> new Rollouts(
                                control,
                                json,
                                plan.datasets(),
                                plan.capabilities().keySet()),
                        this::leads),
                new WhileLeading("Migrations", () -> new Migrations(control, json, plan), this::leads));
        this.shares = new Shares(control, json, plan.datasets(), lags);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("leader").start(leader::run);
        conducted.forEach(each -> Thread.ofVirtual().start(each::run));
        patrol.start();
    }

    void stop(@Observes ShutdownEvent event) {
        leader.close();
        conducted.forEach(WhileLeading::close);
        patrol.close();
        shares.close();
        canaries.close();
        lags.close();
    }

    public DatasetPlan plan() {
        return plan;
    }

    List<Dataset> datasets() {
        return plan.datasets();
    }

    Optional<Dataset> dataset(String name) {
        return plan.dataset(name);
    }

    /** Names, in the plan's order. */
    List<String> capabilities() {
        return List.copyOf(plan.capabilities().keySet());
    }

    boolean canBeRead(String capability) {
        return plan.capabilities().get(capability).readable();
    }

    Course course(String capability) {
        return plan.capabilities().get(capability).course();
    }

    Lags lags() {
        return lags;
    }

    Canaries canaries() {
        return canaries;
    }

    Shares shares() {
        return shares;
    }

    Order order(Dataset dataset) {
        return Order.of(dataset, plan);
    }

    @Override
    public boolean leads() {
        return leader.epoch().isPresent();
    }

    /** Known where this process leads. */
    Optional<String> waitingFor(Dataset dataset) {
        return leader.waitingFor(dataset.name());
    }

    Optional<Health> health(Dataset dataset) {
        return patrol.of(dataset.name());
    }

    private static DatasetPlan read(Path file) {
        try {
            return new DatasetPlanReader(System::getenv).read(Files.readAllBytes(file));
        } catch (PlanException e) {
            throw new IllegalArgumentException("The plan %s cannot be used: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("The plan " + file + " cannot be read", e);
        }
    }
}

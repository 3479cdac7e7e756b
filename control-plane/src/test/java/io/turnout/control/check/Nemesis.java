package io.turnout.control.check;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Session;
import io.turnout.control.testbed.Server;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Does one harm after the other, at times that only its seed knows. */
final class Nemesis implements Runnable {
    enum Fault {
        KILL_CONTROL,
        STOP_CONTROL,
        CUT_CONNECTIONS,
        KILL_SERVER,
        FREEZE_SERVER
    }

    /** Then it lets the system be: what is asked of it is that it settles once nothing breaks any more. */
    private static final int MOST_FAULTS = 30;

    private final Random random;
    private final List<Server> servers;
    private final ControlPlanes controls;
    private final BooleanSupplier goOn;
    final Map<Fault, Integer> done = new EnumMap<>(Fault.class);

    /** @param servers source, target and control */
    Nemesis(long seed, List<Server> servers, ControlPlanes controls, BooleanSupplier goOn) {
        this.random = new Random(seed);
        this.servers = servers;
        this.controls = controls;
        this.goOn = goOn;
    }

    @Override
    public void run() {
        for (int fault = 0; fault < MOST_FAULTS && goOn.getAsBoolean(); fault++) {
            // now in the middle of a handover, now between two
            Client.pause(random.nextInt(700));
            strike(pick());
        }
        controls.heal();
    }

    private Fault pick() {
        int choice = random.nextInt(10);
        return choice < 4
                ? Fault.KILL_CONTROL
                : choice < 6
                        ? Fault.STOP_CONTROL
                        : choice < 8 ? Fault.CUT_CONNECTIONS : choice < 9 ? Fault.KILL_SERVER : Fault.FREEZE_SERVER;
    }

    private void strike(Fault fault) {
        Server server = servers.get(random.nextInt(servers.size()));
        done.merge(fault, 1, Integer::sum);
        switch (fault) {
            case KILL_CONTROL -> controls.killNext();
            case STOP_CONTROL -> controls.stopNext();
            case CUT_CONNECTIONS -> cut(server);
            case KILL_SERVER -> {
                server.kill();
                Client.pause(random.nextInt(300));
                server.start();
            }
            case FREEZE_SERVER -> {
                server.freeze();
                Client.pause(300 + random.nextInt(3500));
                server.thaw();
            }
        }
    }

    /** Those of clients and of the other server's replication. */
    private static void cut(Server server) {
        try (Session session = server.database("postgres").connect()) {
            session.rows("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where pid <> pg_backend_pid() and backend_type in ('client backend', 'walsender')
                    """);
        } catch (DatabaseFailure e) {
            // it is down, so there is nothing to cut
        }
    }
}

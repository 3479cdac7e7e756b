package io.turnout.control.api.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.turnout.control.api.ControlPlane;
import io.turnout.control.catalogue.Answer;
import io.turnout.control.catalogue.Inquiry;
import io.turnout.control.catalogue.Service;
import io.turnout.platform.about.Self;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks all services about themselves, at the same time, whenever somebody wants to know. Thread-safe. */
@Singleton
public class Catalogue {
    private final ControlPlane plane;
    private final CatalogueConfig config;
    private final Clock clock;
    private final Self self;
    private final ObjectMapper json;
    private final Inquiry inquiry;

    Catalogue(ControlPlane plane, CatalogueConfig config, Clock clock, Self self, ObjectMapper json) {
        this.plane = plane;
        this.config = config;
        this.clock = clock;
        this.self = self;
        this.json = json;
        this.inquiry = new Inquiry(config.patience());
    }

    void stop(@Observes ShutdownEvent event) {
        inquiry.close();
    }

    /** First what is no upstream, then the upstreams in the plan's order; the control plane last, if it is none of them. */
    public CatalogueView all() {
        Map<String, String> urls = urls();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Service>> asked = urls.entrySet().stream()
                    .map(each -> threads.submit(() -> service(each.getKey(), each.getValue())))
                    .toList();
            return new CatalogueView(
                    clock.instant(), asked.stream().map(Catalogue::result).toList());
        }
    }

    /** What services are called, in the same order. */
    public List<String> names() {
        return List.copyOf(urls().keySet());
    }

    private Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>(config.also());
        plane.plan().upstreams().forEach(upstream -> urls.put(upstream.name(), upstream.url()));
        urls.putIfAbsent(config.self(), null);
        return urls;
    }

    private Service service(String name, String url) throws InterruptedException {
        Answer answer = name.equals(config.self()) ? new Answer.Said(json.valueToTree(self.about())) : inquiry.ask(url);
        return Service.of(name, answer, LocalDate.now(clock), config.staleAfter());
    }

    private static Service result(Future<Service> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a service that does not answer is no failure", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped meanwhile", e);
        }
    }
}

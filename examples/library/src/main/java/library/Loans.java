package library;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import library.Api.Answer;

/** The candidate: loans alone, in a database of their own. Whether there is a book it asks who has the books. */
public final class Loans {
    private static final Pattern BOOK = Pattern.compile("\"book\"\\s*:\\s*(\\d{1,18})");
    private static final Duration PATIENCE = Duration.parse(System.getenv().getOrDefault("BOOKS_PATIENCE", "PT2S"));

    private Loans() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("LOANS_PORT", "8182"));
        String url = System.getenv().getOrDefault("LOANS_DB_URL", "jdbc:postgresql://127.0.0.1:5482/loans");
        String books = System.getenv().getOrDefault("BOOKS_URL", "http://127.0.0.1:8080");
        start(port, new Database(url, "loans", "loans"), URI.create(books));
        System.out.println("Loans are at http://127.0.0.1:" + port);
    }

    /** @param books where they are asked for: the gateway, which knows who has them */
    static HttpServer start(int port, Database database, URI books) throws IOException {
        LoanTable loans = new LoanTable();
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        return new Api(database)
                .route("GET /loans", loans::ofMember)
                .route("GET /loans/{id}", loans::one)
                .route("POST /loans", (request, connection) -> {
                    Matcher book = BOOK.matcher(request.body());
                    return switch (book.find() ? status(http, books.resolve("/books/" + book.group(1))) : 404) {
                        case 200 -> loans.lend(request, connection);
                        case 404 -> LoanTable.noSuchBook();
                        default -> Answer.refused(503, "Nobody can say whether there is this book. Try again later.");
                    };
                })
                .route("PUT /loans/{id}/return", loans::takeBack)
                .serve(port);
    }

    private static int status(HttpClient http, URI book) {
        try {
            HttpRequest request = HttpRequest.newBuilder(book).timeout(PATIENCE).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 503;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 503;
        }
    }
}

package library;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import library.Api.Answer;

/** The monolith: books and loans in one database, kept together by a foreign key. */
public final class Library {
    static final String BOOK = "json_build_object('id', id, 'title', title, 'author', author)";

    private Library() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("LIBRARY_PORT", "8181"));
        String url = System.getenv().getOrDefault("LIBRARY_DB_URL", "jdbc:postgresql://127.0.0.1:5481/library");
        start(port, new Database(url, "library", "library"));
        System.out.println("The library is at http://127.0.0.1:" + port);
    }

    static HttpServer start(int port, Database database) throws IOException {
        LoanTable loans = new LoanTable();
        return new Api(database)
                .route(
                        "GET /books",
                        (request, connection) -> Answer.found(Database.one(
                                connection,
                                "select coalesce(json_agg(%s order by id), '[]') from (select * from books order by id limit 20) b"
                                        .formatted(BOOK))))
                .route(
                        "GET /books/{id}",
                        (request, connection) -> Answer.found(Database.one(
                                connection, "select %s from books where id = ?".formatted(BOOK), request.id())))
                .route("GET /loans", loans::ofMember)
                .route("GET /loans/{id}", loans::one)
                .route("POST /loans", (request, connection) -> {
                    String book = Database.one(
                            connection,
                            "select id from books where id = (?::json ->> 'book')::bigint for key share",
                            request.body());
                    return book == null ? LoanTable.noSuchBook() : loans.lend(request, connection);
                })
                .route("PUT /loans/{id}/return", loans::takeBack)
                .serve(port);
    }
}

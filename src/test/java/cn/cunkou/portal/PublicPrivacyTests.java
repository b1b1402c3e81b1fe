package cn.cunkou.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.Cunkou;
import cn.cunkou.TestDatabase;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.CountingTask;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks what everybody can reach in a demonstration, pages, files and answers of the API, and looks
 * for what is known of its people: numbers, phones, cards, addresses, whole names.
 */
@SpringBootTest(
        classes = Cunkou.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "cunkou.demo=wuhua")
@Import({TestDatabase.class, CountingTask.class})
@TestInstance(Lifecycle.PER_CLASS)
class PublicPrivacyTests {
    /**
     * Columns of any table that are about persons by their name, unless they are public on purpose.
     */
    private static final String PERSONAL =
            "(.*_)?(phone|mobile|contact|person|person_name|keeper_name|id_number|id_card|card|bank_account|home|home_address)";

    private static final Set<String> PUBLIC_ON_PURPOSE =
            Set.of("stations.station.phone", "disclosure.hotline.phone");

    /** Columns that hold names of persons among others: the condition says which. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "registry.party.name", "kind in ('person', 'household')",
                    "disclosure.letter.name", "true",
                    "disclosure.objection.name", "true");

    private static final Pattern LINK =
            Pattern.compile("<[a-z][^>]*\\s(?:href|src|hx-get)=\"([^\"]*)\"");
    private static final Pattern ADDRESS =
            Pattern.compile("\"(/(?:api|figures|stations|papers|disclosure)[^\"]*)\"");
    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9A-Za-z.])1[3-9]\\d{9}(?![0-9A-Za-z])");
    private static final Pattern CARD =
            Pattern.compile(
                    "(?<![0-9A-Za-z-])[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])\\d{5}[0-9Xx](?![0-9A-Za-z-])");

    private static final int ALIKE = 3;
    private static final int MOST = 900;

    @Autowired People people;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Connections connections;

    private final Map<String, String> secrets = new HashMap<>();
    private final BitSet first = new BitSet();
    private final Map<String, List<String>> beginning = new HashMap<>();
    private final Set<String> sources = new HashSet<>();
    private final Set<String> openPhones = new HashSet<>();
    private Browser visitor;

    @BeforeAll
    void whatIsKnownOfPeople() {
        visitor = people.visitor();
        for (var column : columns()) {
            remember(column, "true");
        }
        NAMES.forEach(this::remember);
        assertThat(sources)
                .contains(
                        "registry.post_holder.phone",
                        "registry.post_holder.person",
                        "registry.party.phone",
                        "registry.party.name",
                        "disclosure.letter.name",
                        "disclosure.letter.contact");
        for (var column : PUBLIC_ON_PURPOSE) {
            openPhones.addAll(values(column, "true"));
        }
        openPhones.forEach(secrets::remove);
        secrets.keySet()
                .forEach(secret -> {
                    first.set(secret.charAt(0));
                    beginning
                            .computeIfAbsent(secret.substring(0, 2), _ -> new ArrayList<>())
                            .add(secret);
                });
    }

    @Test
    void nothingThatEverybodyCanReachTellsOfAPerson() {
        var found = new TreeMap<String, List<String>>();
        var read =
                crawl((path, text) -> {
                    var told = told(text);
                    if (!told.isEmpty()) {
                        found.put(path, told);
                    }
                });
        assertThat(found).isEmpty();
        assertThat(read).as("pages, files and answers").hasSizeGreaterThan(200);
        assertThat(read).anyMatch(path -> path.startsWith("/disclosure/notices/"));
        assertThat(read)
                .anyMatch(path -> path.startsWith("/api/measures/") && path.contains("evidence"));
        assertThat(read).anyMatch(path -> path.endsWith(".xlsx"));
    }

    @Test
    void whatSlippedIntoATitleIsFound() {
        var phone =
                secrets.entrySet().stream()
                        .filter(one -> one.getValue().equals("registry.post_holder.phone"))
                        .findFirst()
                        .orElseThrow()
                        .getKey();
        var paper =
                asSystem(() ->
                        jdbc.sql(
                                        "select id::text from papers.paper where open and valid order by day desc limit 1")
                                .query(String.class)
                                .single());
        assertThat(told(visitor.get("/papers/" + paper).body())).isEmpty();
        var title =
                asOwner(
                        "update papers.paper set title = title || '，联系人陈某某 %s' where id = '%s'"
                                .formatted(phone, paper));
        try {
            assertThat(told(visitor.get("/papers/" + paper).body()))
                    .contains("registry.post_holder.phone")
                    .anyMatch(word -> word.endsWith(".person") || word.endsWith(".name"));
            assertThat(told("身份证441424199001011234")).containsExactly("身份证号");
        } finally {
            asOwner(
                    "update papers.paper set title = left(title, -%d) where id = '%s'"
                            .formatted("，联系人陈某某 ".length() + phone.length(), paper));
        }
        assertThat(title).isEqualTo(1);
    }

    /** What a text tells of people, by the columns that hold it. */
    private List<String> told(String text) {
        var columns = new TreeSet<String>();
        for (var at = 0; at + 1 < text.length(); at++) {
            if (first.get(text.charAt(at))) {
                for (var secret : beginning.getOrDefault(text.substring(at, at + 2), List.of())) {
                    if (text.startsWith(secret, at)) {
                        columns.add(Objects.requireNonNull(secrets.get(secret)));
                    }
                }
            }
        }
        var told = new ArrayList<>(columns);
        MOBILE.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(phone -> !openPhones.contains(phone) && !secrets.containsKey(phone))
                .forEach(phone -> told.add("手机号 " + phone));
        if (CARD.matcher(text).find()) {
            told.add("身份证号");
        }
        return told;
    }

    private interface Reader {
        void read(String path, String text);
    }

    /** Follows links of pages and addresses in answers; what looks alike a few times. */
    private Set<String> crawl(Reader reader) {
        var waiting =
                new ArrayDeque<>(
                        List.of(
                                "/",
                                "/api/openapi.json",
                                "/api/plans",
                                "/api/measures",
                                "/opinions",
                                "/opinions/receipt",
                                "/plan.schema.json"));
        var seen = new HashSet<>(waiting);
        var alike = new HashMap<String, Integer>();
        var read = new HashSet<String>();
        for (var plan :
                asSystem(() ->
                        jdbc.sql("select distinct plan from plan.public_edition")
                                .query(String.class)
                                .list())) {
            waiting.add("/api/plans/" + plan);
            waiting.add("/api/plans/" + plan + "/items");
        }
        for (var measure : visitor.get("/api/measures").body().split("\"id\":\"")) {
            var id = measure.replaceFirst("(?s)\".*", "");
            if (id.matches("[a-z-]+\\.[a-z.-]+")) {
                waiting.add("/api/measures/" + id + "?division=441424");
                waiting.add("/api/measures/" + id + "/evidence?division=441424&size=500");
                waiting.add("/api/measures/" + id + "/evidence.xlsx?division=441424");
                waiting.add("/figures/" + id + "?division=441424");
            }
        }
        while (!waiting.isEmpty() && read.size() < MOST) {
            var path = waiting.remove();
            var answer = visitor.get(path);
            if (answer.statusCode() != 200) {
                continue;
            }
            read.add(path);
            var isArchive =
                    answer.headers()
                                    .firstValue("Content-Type")
                                    .orElse("")
                                    .contains("openxmlformats")
                            || path.contains(".xlsx");
            var text = isArchive ? unpacked(visitor.download(path)) : answer.body();
            reader.read(path, text);
            for (var link : links(text)) {
                var plain = link.replaceFirst("#.*", "").replace("&amp;", "&");
                var shape = plain.replaceAll("[0-9a-f-]{36}|=[^&]*|\\d+", "…");
                if (isOurs(plain)
                        && seen.add(plain)
                        && alike.merge(shape, 1, Integer::sum) <= ALIKE) {
                    waiting.add(plain);
                }
            }
        }
        return read;
    }

    private static boolean isOurs(String link) {
        return link.matches("/(?!/)[^{}<>\\s|\\\\^`]*")
                && !link.startsWith("/assets/")
                && !link.startsWith("/console")
                && !link.startsWith("/elder")
                && !link.startsWith("/sign");
    }

    private static List<String> links(String text) {
        var links = new ArrayList<String>();
        LINK.matcher(text).results().forEach(found -> links.add(found.group(1)));
        ADDRESS.matcher(text).results().forEach(found -> links.add(found.group(1)));
        return links;
    }

    private static String unpacked(byte[] archive) {
        var text = new StringBuilder();
        try {
            var file = Files.createTempFile("cunkou-test-", ".zip");
            Files.write(file, archive);
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    text.append(
                                    new String(
                                            zip.getInputStream(entry).readAllBytes(),
                                            StandardCharsets.UTF_8))
                            .append('\n');
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private List<String> columns() {
        return asSystem(() ->
                        jdbc.sql(
                                        """
                                        select table_schema || '.' || columns.table_name || '.' || column_name
                                          from information_schema.columns
                                          join information_schema.tables using (table_schema, table_name)
                                         where table_type = 'BASE TABLE' and data_type = 'text' and column_name ~ ('^' || :personal || '$')
                                           and table_schema not in ('pg_catalog', 'information_schema')
                                           and column_name not like 'masked%'
                                        """)
                                .param("personal", PERSONAL)
                                .query(String.class)
                                .list())
                .stream()
                .filter(column -> !PUBLIC_ON_PURPOSE.contains(column))
                .toList();
    }

    private void remember(String column, String condition) {
        for (var value : values(column, condition)) {
            // What the demonstration calls itself is no person.
            if (value.codePointCount(0, value.length()) > 1 && !value.equals("演示数据")) {
                secrets.put(value, column);
                sources.add(column);
            }
        }
    }

    private List<String> values(String column, String condition) {
        var dot = column.lastIndexOf('.');
        var table = column.substring(0, dot);
        var name = column.substring(dot + 1);
        return asSystem(() ->
                jdbc.sql(
                                "select distinct %s from %s where %s is not null and %s"
                                        .formatted(name, table, name, condition))
                        .query(String.class)
                        .list());
    }

    private int asOwner(String sql) {
        try (var connection = connections.open(Role.OWNER);
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private <T> T asSystem(Supplier<T> act) {
        return Actor.as(
                Actor.system("测试", Scope.everywhere()),
                () -> Objects.requireNonNull(transaction.execute(status -> act.get())));
    }
}

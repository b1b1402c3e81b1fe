package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.visibility.identifiers.DigitalLink;
import cn.cunkou.visibility.identifiers.ElementString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Where keys of GS1 lead: to our pages of products, lots and codes, and where others said. */
@Service
class LinkBook {
    private static final String SELECT =
            """
            select anchor, item, division, type, href, title, media_type, languages, contexts, is_default
              from traceability.link
            """;

    private final JdbcClient jdbc;
    private final Looks looks;
    private final ForeignLots foreign;
    private final Counties counties;
    private final Audit audit;
    private final TransactionTemplate transaction;

    LinkBook(
            JdbcClient jdbc,
            Looks looks,
            ForeignLots foreign,
            Counties counties,
            Audit audit,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.looks = looks;
        this.foreign = foreign;
        this.counties = counties;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * What is known of a key.
     *
     * @param anchors the finest first, up to the key alone; only those that lead somewhere
     * @param isForged whether it bears a code that we would have issued and did not
     */
    record Page(List<Anchor> anchors, boolean isForged) {}

    /**
     * Looks a key up, for everybody.
     *
     * @param said the key first, then what qualifies it
     * @param site what addresses of this site begin with
     */
    Page find(ElementString said, String site) {
        return Actor.as(
                Actor.system("解析商品条码", Scope.everywhere()),
                () -> Objects.requireNonNull(transaction.execute(_ -> page(said, site))));
    }

    private Page page(ElementString said, String site) {
        var elements = said.elements();
        var anchors = new ArrayList<Anchor>();
        var own = own(elements, site);
        for (var end = elements.size(); end > 0; end--) {
            var path = path(elements.subList(0, end));
            var mine = own.at(end);
            var links = new ArrayList<>(mine == null ? List.of() : mine.links());
            var item = mine == null ? "" : mine.item();
            var registered = registered(path, end == 1);
            if (registered != null) {
                // What was said about it comes before what we have to show.
                links.addAll(0, registered.links());
                item = item.isEmpty() ? registered.item() : item;
            }
            if (!links.isEmpty()) {
                anchors.add(new Anchor(path, item, List.copyOf(links)));
            }
        }
        return new Page(anchors, own.isForged());
    }

    static String path(List<ElementString.Element> elements) {
        return DigitalLink.write(new ElementString(elements), "").orElseThrow();
    }

    /** Pages of ours, by how many elements they answer. */
    private record Own(List<@Nullable Anchor> anchors, boolean isForged) {
        @Nullable Anchor at(int elements) {
            return anchors.get(elements - 1);
        }
    }

    private Own own(List<ElementString.Element> elements, String site) {
        var anchors = new ArrayList<@Nullable Anchor>(Collections.nCopies(elements.size(), null));
        if (!elements.getFirst().ai().equals("01")) {
            return new Own(anchors, false);
        }
        var gtin = elements.getFirst().value();
        var product = product(gtin);
        var isForged = false;
        if (product != null) {
            anchors.set(0, ofProduct(product, elements, site));
        }
        for (var i = 1; i < elements.size(); i++) {
            var element = elements.get(i);
            var path = path(elements.subList(0, i + 1));
            if (element.ai().equals("10")) {
                anchors.set(i, ofLot(product, gtin, element.value(), path, site));
            } else if (element.ai().equals("21") && product != null && product.rolls() > 0) {
                var known =
                        looks.known(element.value()).filter(one -> gtin.equals(one.roll().gtin()));
                isForged = known.isEmpty();
                if (known.isPresent()) {
                    anchors.set(i, ofCode(product, known.get().code().text(), path, site));
                }
            }
        }
        return new Own(anchors, isForged);
    }

    /** A product that has a GTIN, as far as links go. */
    private record Ware(UUID id, String division, String name, @Nullable String shop, long rolls) {}

    private @Nullable Ware product(String gtin) {
        return jdbc.sql(
                        """
                        select id, division, name, shop,
                               (select count(*) from traceability.roll where roll.product = product.id) as rolls
                          from traceability.product where gtin = :gtin
                        """)
                .param("gtin", gtin)
                .query((row, _) ->
                        new Ware(
                                row.getObject("id", UUID.class),
                                row.getString("division"),
                                row.getString("name"),
                                row.getString("shop"),
                                row.getLong("rolls")))
                .optional()
                .filter(ware -> Counties.mayTellOf(DivisionCode.of(ware.division())))
                .orElse(null);
    }

    private static Anchor ofProduct(
            Ware product, List<ElementString.Element> elements, String site) {
        var links = new ArrayList<Link>();
        links.add(
                Link.own(
                        "pip",
                        site + "/t/products/" + product.id(),
                        product.name() + "：产品介绍",
                        true));
        if (product.shop() != null) {
            links.add(Link.own("hasRetailers", product.shop(), product.name() + "：网店", false));
        }
        return new Anchor(path(elements.subList(0, 1)), product.name(), links);
    }

    private @Nullable Anchor ofLot(
            @Nullable Ware product, String gtin, String number, String path, String site) {
        var lot =
                product == null
                        ? Optional.<UUID>empty()
                        : jdbc.sql(
                                        """
                                        select id from traceability.lot where product = :product and number = :number
                                         union all
                                        select lot.id from traceability.former_name
                                          join traceability.lot on lot.id = former_name.lot
                                         where epc = :epc and product = :product
                                         limit 1
                                        """)
                                .param("product", product.id())
                                .param("number", number)
                                .param("epc", "https://id.gs1.org" + path)
                                .query((row, _) -> row.getObject(1, UUID.class))
                                .optional();
        if (lot.isPresent() && product != null) {
            var item = product.name() + "，批次" + number;
            return new Anchor(
                    path,
                    item,
                    List.of(
                            Link.own(
                                    "traceability",
                                    site + "/t/lots/" + lot.get(),
                                    item + "：从哪里来",
                                    true)));
        }
        return foreign.find(gtin, number)
                .filter(one -> Counties.mayTellOf(DivisionCode.of(one.division())))
                .map(one ->
                        new Anchor(
                                path,
                                one.product() + "，批次" + number,
                                List.of(
                                        Link.own(
                                                "traceability",
                                                site + "/t/foreign/" + one.id(),
                                                one.product() + "：由" + one.platform() + "保管",
                                                true))))
                .orElse(null);
    }

    private static Anchor ofCode(Ware product, String code, String path, String site) {
        var page = site + "/t/" + code;
        return new Anchor(
                path,
                product.name() + "，一物一码",
                List.of(
                        Link.own("traceability", page, product.name() + "：从哪里来", true),
                        Link.own("verificationService", page, product.name() + "：查真伪", false)));
    }

    /** A link as it was registered. */
    private record Row(String anchor, String division, String item, Link link) {}

    /** Where several counties say something of a key, all of it, and the first one's default. */
    private @Nullable Anchor registered(String path, boolean isKey) {
        var open = isKey && path.matches("/(401|8004|8010)/.*");
        var all =
                jdbc
                        .sql(
                                SELECT
                                        + """
                                         where anchor = :path or :open and starts_with(:path, anchor)
                                         order by length(anchor) desc, county, position
                                        """)
                        .param("path", path)
                        .param("open", open)
                        .query(LinkBook::row)
                        .list()
                        .stream()
                        .filter(row -> Counties.mayTellOf(DivisionCode.of(row.division())))
                        .toList();
        if (all.isEmpty()) {
            return null;
        }
        var finest = all.getFirst();
        var rest = path.substring(finest.anchor().length());
        return new Anchor(
                path,
                finest.item(),
                all.stream()
                        .filter(row -> row.anchor().equals(finest.anchor()))
                        .map(row -> filled(row.link(), rest))
                        .toList());
    }

    /** A key that begins with a company's own letters may stand for many: {1} is the rest of it. */
    private static Link filled(Link link, String rest) {
        return new Link(
                link.type(),
                link.href().replace("{1}", rest),
                link.title(),
                link.mediaType(),
                link.languages(),
                link.contexts(),
                link.isDefault());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("anchor"),
                row.getString("division"),
                row.getString("item"),
                new Link(
                        row.getString("type"),
                        row.getString("href"),
                        row.getString("title"),
                        row.getString("media_type"),
                        List.of((String[]) row.getArray("languages").getArray()),
                        List.of((String[]) row.getArray("contexts").getArray()),
                        row.getBoolean("is_default")));
    }

    /** What is registered of a place's keys, by path. */
    @Transactional(readOnly = true)
    public Paged<Anchor> list(DivisionCode place, Paged.Request page) {
        var rows =
                jdbc.sql(
                                SELECT
                                        + """
                                         where division like :within
                                           and anchor in (select distinct anchor from traceability.link where division like :within
                                                           order by anchor limit :size offset :offset)
                                         order by anchor, position
                                        """)
                        .param("within", place.pattern())
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(LinkBook::row)
                        .list();
        var anchors = new LinkedHashMap<String, List<Row>>();
        rows.forEach(row -> anchors.computeIfAbsent(row.anchor(), _ -> new ArrayList<>()).add(row));
        var total =
                jdbc.sql(
                                "select count(distinct anchor) from traceability.link where division like :within")
                        .param("within", place.pattern())
                        .query(Long.class)
                        .single();
        return page.of(anchors.values().stream().map(LinkBook::anchor).toList(), total);
    }

    private static Anchor anchor(List<Row> rows) {
        var first = rows.getFirst();
        return new Anchor(first.anchor(), first.item(), rows.stream().map(Row::link).toList());
    }

    /**
     * Says where a key leads, in place of what the county said before; no links forget it.
     *
     * @throws Problem a conflict when the county said it for a place outside the actor's divisions
     */
    @Transactional
    public void put(DivisionCode place, String path, String item, List<Link> links) {
        var county = place.county().digits();
        var before =
                jdbc.sql(SELECT + " where anchor = :path and county = :county order by position")
                        .param("path", path)
                        .param("county", county)
                        .query(LinkBook::row)
                        .list();
        jdbc.sql("delete from traceability.link where anchor = :path and county = :county")
                .param("path", path)
                .param("county", county)
                .update();
        try {
            insert(place, path, item, links);
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("这个条码的链接由县里别的单位登记，请联系他们修改。");
        }
        audit.record(
                "登记条码链接",
                new Audit.Subject("link", path, item, place.digits()),
                before.isEmpty() ? null : anchor(before),
                new Anchor(path, item, links),
                null);
    }

    private void insert(DivisionCode place, String path, String item, List<Link> links) {
        for (var i = 0; i < links.size(); i++) {
            var link = links.get(i);
            jdbc.sql(
                            """
                            insert into traceability.link (division, anchor, item, position, type, href, title, media_type,
                                                           languages, contexts, is_default, recorded_at, recorded_by)
                            values (:division, :path, :item, :position, :type, :href, :title, :media, :languages, :contexts,
                                    :default, :now, :by)
                            """)
                    .param("division", place.digits())
                    .param("path", path)
                    .param("item", item)
                    .param("position", i)
                    .param("type", link.type())
                    .param("href", link.href())
                    .param("title", link.title())
                    .param("media", link.mediaType())
                    .param("languages", link.languages().toArray(String[]::new))
                    .param("contexts", link.contexts().toArray(String[]::new))
                    .param("default", link.isDefault())
                    .param("now", counties.now(place).atOffset(ZoneOffset.UTC))
                    .param("by", Actor.current().name())
                    .update();
        }
    }
}

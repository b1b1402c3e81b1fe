package cn.cunkou.visibility;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.visibility.documents.Fault;
import cn.cunkou.visibility.documents.Header;
import cn.cunkou.visibility.identifiers.Identifiers;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps what documents say beside their events: attributes of places, parties, classes and words,
 * and which lie within which. Each county has its own; a later document replaces the attributes and
 * the children that it names, and leaves the others. What the county or another party said first, a
 * party cannot replace.
 */
@Component
class MasterData {
    private static final int LONGEST_TYPE = 150;
    private static final int LONGEST_VALUE = 20_000;
    private static final String CBV = "cbvmda:";
    private static final String CBV_NAMESPACE = "urn:epcglobal:cbv:mda";

    private final JdbcClient jdbc;
    private final Audit audit;

    MasterData(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** What keeps the master data of a document out, or null. */
    static @Nullable Fault fault(Header header) {
        for (var vocabulary : vocabularies(header)) {
            var type = vocabulary.path("type").asString("");
            if (type.length() > LONGEST_TYPE || type.indexOf('\0') >= 0) {
                return fault("a type of master data is too long or has the character U+0000");
            }
            for (var element : vocabulary.path("vocabularyElementList")) {
                var id = element.path("id").asString("");
                if (id.isEmpty() || Storable.isTooLong(id)) {
                    return fault("an element of master data has no id of 1 to 1000 characters");
                }
                if (isTooLong(element)) {
                    return fault(
                            "master data of " + id + " is too long or has the character U+0000");
                }
            }
        }
        return null;
    }

    private static Fault fault(String what) {
        return new Fault(Fault.Kind.MEANING, -1, "/epcisHeader/epcisMasterData", what);
    }

    private static boolean isTooLong(JsonNode element) {
        // escaped, as its text is
        return element.toString().length() > LONGEST_VALUE
                || element.toString().contains("\\u0000");
    }

    private static JsonNode vocabularies(Header header) {
        var data = header.masterData();
        return data == null ? JsonNodeFactory.instance.missingNode() : data.path("vocabularyList");
    }

    /** Keeps what a document says, in the transaction that stores its events. */
    void keep(Header header, EventTable.Origin origin) {
        var elements = new TreeMap<String, Element>();
        for (var vocabulary : vocabularies(header)) {
            var type = vocabulary.path("type").asString("");
            for (var element : vocabulary.path("vocabularyElementList")) {
                var read = Element.of(type, element);
                elements.merge(read.id() + '\n' + type, read, Element::with);
            }
        }
        if (elements.isEmpty()) {
            return;
        }
        var rows = new Columns(5);
        elements.values()
                .forEach(one ->
                        rows.add(
                                one.id(),
                                one.type(),
                                one.written(),
                                one.attributes().toString(),
                                one.children() == null ? null : one.children().toString()));
        insert(rows, origin);
        audit.record(
                "更新主数据",
                new Audit.Subject(
                        "epcis-master-data",
                        String.valueOf(origin.capture()),
                        elements.size() + "项主数据",
                        origin.division()),
                null,
                Map.of("elements", elements.size()),
                null);
    }

    private void insert(Columns rows, EventTable.Origin origin) {
        jdbc.sql(
                        """
                        insert into visibility.master (county, id, type, division, written, attributes, children, changed_at, changed_by, body)
                        select :county, id, type, :division, written, cast(attributes as jsonb),
                               coalesce(array(select jsonb_array_elements_text(cast(children as jsonb))), '{}'),
                               :now, :party, :body
                          from unnest(cast(:c0 as text[]), cast(:c1 as text[]), cast(:c2 as text[]), cast(:c3 as text[]),
                                      cast(:c4 as text[])) with ordinality as given (id, type, written, attributes, children, place)
                         order by place
                        on conflict (county, id, type) do update
                           set attributes = master.attributes || excluded.attributes,
                               children = case when excluded.children = '{}' then master.children else excluded.children end,
                               written = excluded.written, changed_at = excluded.changed_at, changed_by = excluded.changed_by, body = excluded.body
                         where excluded.body is null or master.body = excluded.body
                        """)
                .param("county", origin.county())
                .param("division", origin.division())
                .param("now", origin.now().atOffset(ZoneOffset.UTC))
                .param("party", origin.party())
                .param("body", origin.body())
                .param("c0", rows.column(0))
                .param("c1", rows.column(1))
                .param("c2", rows.column(2))
                .param("c3", rows.column(3))
                .param("c4", rows.column(4))
                .update();
    }

    /**
     * What places are called, each as an event has it: as master data has it, or as the party is
     * called whose name it is.
     */
    Map<String, String> names(Collection<String> places) {
        return jdbc
                .sql(
                        """
                        select given.place, coalesce(said.name, party.name) as name
                          from unnest(cast(:places as text[]), cast(:ids as text[])) as given (place, id)
                          left join lateral (
                               select attributes -> 'urn:epcglobal:cbv:mda#name' ->> 0 as name from visibility.master
                                where master.id = given.id and jsonb_exists(attributes, 'urn:epcglobal:cbv:mda#name')
                                order by changed_at desc limit 1) as said on true
                          left join lateral (
                               select body.name from visibility.party_name join registry.body on body.id = party_name.body
                                where party_name.name = given.id order by body.id limit 1) as party on true
                         where coalesce(said.name, party.name, '') <> ''
                        """)
                .param("places", places.toArray(String[]::new))
                .param("ids", places.stream().map(MasterData::canonical).toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getString("place"), row.getString("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * What one document says of one thing.
     *
     * @param children null where it says nothing of them
     */
    private record Element(
            String id,
            String type,
            String written,
            ObjectNode attributes,
            @Nullable ArrayNode children) {
        static Element of(String type, JsonNode sent) {
            var attributes = JsonNodeFactory.instance.objectNode();
            for (var attribute : sent.path("attributes")) {
                var value = attribute.path("attribute");
                for (var name : names(attribute.path("id").asString(""))) {
                    attributes
                            .withArray("/" + name.replace("~", "~0").replace("/", "~1"))
                            .add(value.isValueNode() ? value.asString("") : value.toString());
                }
            }
            var children = JsonNodeFactory.instance.arrayNode();
            sent.path("children").forEach(child -> children.add(canonical(child.asString(""))));
            var written = sent.path("id").asString("");
            return new Element(
                    canonical(written),
                    type,
                    written,
                    attributes,
                    children.isEmpty() ? null : children);
        }

        /** A thing that is told of twice in a document. */
        Element with(Element later) {
            var both = attributes.deepCopy();
            both.setAll(later.attributes);
            return new Element(
                    id,
                    type,
                    later.written,
                    both,
                    later.children == null ? children : later.children);
        }
    }

    /** The name under which a thing is kept and events have it. */
    static String canonical(String id) {
        var word = Words.bare(id);
        return word.equals(id) ? Identifiers.canonical(id) : word;
    }

    /** The forms of an attribute's name. */
    private static List<String> names(String attribute) {
        if (attribute.startsWith(CBV)) {
            return List.of(Names.joined(CBV_NAMESPACE, attribute.substring(CBV.length())));
        }
        return Names.isAddress(attribute) ? Names.ofAddress(attribute) : List.of(attribute);
    }

    /** The forms of an attribute's name in a query. */
    static List<String> asked(String attribute, Function<String, @Nullable String> namespaces) {
        var all = new ArrayList<>(names(attribute));
        if (!Names.isAddress(attribute)) {
            all.add(Names.stored(attribute, namespaces));
        }
        return all;
    }
}

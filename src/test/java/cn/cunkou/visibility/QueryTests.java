package cn.cunkou.visibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@CunkouTest
class QueryTests {
    private static final String EX = "GS1-Extensions";
    private static final String EX_URI = "ex=https://example.org/epcis/";
    private static final String HARVEST =
            """
            {"type": "ObjectEvent", "eventID": "urn:t:harvest", "eventTime": "2026-04-01T06:00:00.5Z", "eventTimeZoneOffset": "+08:00",
             "action": "ADD", "bizStep": "commissioning", "disposition": "active",
             "epcList": ["urn:epc:id:sgtin:4012345.011111.1", "https://id.gs1.org/01/04012345111118/21/2"],
             "quantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.L1", "quantity": 200.5, "uom": "KGM"}],
             "readPoint": {"id": "urn:epc:id:sgln:4012345.00005.0"}, "bizLocation": {"id": "urn:epc:id:sgln:4012345.00005.7"},
             "bizTransactionList": [{"type": "po", "bizTransaction": "urn:t:po:1"}],
             "sourceList": [{"type": "owning_party", "source": "urn:epc:id:pgln:4012345.00005"}],
             "destinationList": [{"type": "location", "destination": "urn:epc:id:sgln:4012345.00006.0"}],
             "ilmd": {"ex:crop": "strawberry", "ex:field": {"ex:plot": "7"}, "ex:sown": "2025-10-01T00:00:00Z"},
             "ex:grade": "A", "ex:weight": 12.5, "ex:box": {"@ex:colour": "red", "ex:inside": 3}}
            """;
    private static final String PACKED =
            """
            {"type": "AggregationEvent", "eventID": "urn:t:packed", "eventTime": "2026-04-02T06:00:00Z", "eventTimeZoneOffset": "+08:00",
             "action": "ADD", "bizStep": "https://ref.gs1.org/cbv/BizStep-packing", "parentID": "urn:epc:id:sscc:4012345.0000000001",
             "childEPCs": ["urn:epc:id:sgtin:4012345.011111.1"],
             "childQuantityList": [{"epcClass": "urn:epc:idpat:sgtin:4012345.022222.*", "quantity": 10}],
             "persistentDisposition": {"set": ["completeness_verified"], "unset": ["completeness_inferred"]}}
            """;
    private static final String COOLED =
            """
            {"type": "ObjectEvent", "eventID": "urn:t:cooled", "eventTime": "2026-04-03T06:00:00Z", "eventTimeZoneOffset": "+08:00",
             "action": "OBSERVE", "bizStep": "sensor_reporting", "epcList": ["urn:epc:id:sscc:4012345.0000000001"],
             "sensorElementList": [{"sensorMetadata": {"time": "2026-04-03T05:00:00Z", "startTime": "2026-04-03T04:00:00Z",
               "deviceID": "urn:epc:id:giai:4012345.77", "ex:firmware": "v2"},
               "sensorReport": [{"type": "Temperature", "value": 4.5, "minValue": 2, "uom": "CEL", "booleanValue": true, "ex:seal": "ok"}]}]}
            """;
    private static final String MADE =
            """
            {"type": "TransformationEvent", "eventID": "urn:t:made", "eventTime": "2026-04-04T06:00:00Z", "eventTimeZoneOffset": "+08:00",
             "transformationID": "urn:t:run:9", "inputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.L1", "quantity": 50, "uom": "KGM"}],
             "outputEPCList": ["urn:epc:id:sgtin:4012345.033333.5"]}
            """;
    private static final String WRONG =
            """
            {"type": "ObjectEvent", "eventID": "urn:t:wrong", "eventTime": "2026-04-05T06:00:00Z", "eventTimeZoneOffset": "+08:00",
             "action": "OBSERVE", "epcList": ["urn:t:thing:1"], "bizStep": "https://example.org/steps/weighing",
             "errorDeclaration": {"declarationTime": "2026-04-06T06:00:00Z", "reason": "incorrect_data",
               "correctiveEventIDs": ["urn:t:harvest"], "ex:who": "li"}}
            """;

    @Autowired People people;

    private Partner partner;

    @BeforeEach
    void handIn() {
        people.visitor();
        partner = new Partner(people.site(), people.token(Role.INTEGRATOR, "441424"));
        partner.capture(HARVEST, PACKED, COOLED, MADE, WRONG);
    }

    private List<String> found(String query) {
        return partner.found("/epcis/events?" + query, EX, EX_URI).stream()
                .map(id -> id.replace("urn:t:", ""))
                .toList();
    }

    @Test
    void aPartOfAnAnswerEndsWhenItsEventsAreLarge() {
        var large = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            large.add(
                    """
                    {"type": "ObjectEvent", "eventID": "urn:t:large:%d", "eventTime": "2026-04-01T06:00:%02dZ", "eventTimeZoneOffset": "+08:00",
                     "action": "OBSERVE", "epcList": ["urn:t:large"], "ex:note": "%s"}
                    """
                            .formatted(i, i, "x".repeat(Portion.MOST_BYTES / 9 + 1)));
        }
        // in a county of its own, so that it is in nobody's way
        partner = new Partner(people.site(), people.token(Role.INTEGRATOR, "440883"));
        partner.capture(large.toArray(String[]::new));
        var query = "/epcis/events?perPage=100&MATCH_anyEPC=urn:t:large";
        for (var order : List.of("", "&orderBy=ex:note")) {
            var first = partner.get(query + order, EX, EX_URI);
            assertThat(Partner.ids(first.body())).hasSize(9);
            var link = first.headers().firstValue("Link").orElseThrow();
            var next = partner.get(link.substring(1, link.indexOf('>')), EX, EX_URI);
            assertThat(Partner.ids(next.body())).hasSize(3);
            assertThat(next.headers().firstValue("Link")).isEmpty();
            assertThat(Partner.ids(first.body()))
                    .doesNotContainAnyElementsOf(Partner.ids(next.body()));
        }
        assertThat(partner.found(query + "&orderBy=eventTime&eventCountLimit=3", EX, EX_URI))
                .hasSize(3);
    }

    @Test
    void theBarBetweenValuesMayBeSentAsItIs() throws IOException {
        var site = URI.create(people.site());
        try (var socket = new Socket(site.getHost(), site.getPort())) {
            socket.getOutputStream()
                    .write(
                            """
                            GET /epcis/events?EQ_bizStep=packing|sensor_reporting HTTP/1.1\r
                            Host: %s\r
                            Authorization: Bearer %s\r
                            Connection: close\r
                            \r
                            """
                                    .formatted(
                                            site.getAuthority(),
                                            people.token(Role.INTEGRATOR, "441424"))
                                    .getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("urn:t:packed", "urn:t:cooled")
                    .doesNotContain("urn:t:harvest");
        }
    }

    @Test
    void everyParameterFindsWhatItShould() {
        var expected = new LinkedHashMap<String, String>();
        expected.put("", "harvest packed cooled made wrong");
        expected.put("eventType=AggregationEvent|TransformationEvent", "packed made");
        expected.put(
                "GE_eventTime=2026-04-02T14:00:00%2B08:00&LT_eventTime=2026-04-04T06:00:00Z",
                "packed cooled");
        expected.put("GE_recordTime=2020-01-01T00:00:00Z&EQ_action=ADD", "harvest packed");
        expected.put("LT_recordTime=2020-01-01T00:00:00Z", "");
        expected.put(
                "EQ_bizStep=urn:epcglobal:cbv:bizstep:packing|commissioning", "harvest packed");
        expected.put("EQ_bizStep=https://example.org/steps/weighing", "wrong");
        expected.put("EQ_disposition=active", "harvest");
        expected.put("EQ_persistentDisposition_set=completeness_verified", "packed");
        expected.put("EQ_persistentDisposition_unset=completeness_verified", "");
        expected.put("EQ_readPoint=https://id.gs1.org/414/4012345000054", "harvest");
        expected.put("WD_bizLocation=urn:epc:id:sgln:4012345.00005.7", "harvest");
        expected.put("EQ_bizTransaction_po=urn:t:po:1", "harvest");
        expected.put("EQ_bizTransaction_inv=urn:t:po:1", "");
        expected.put("EQ_source_owning_party=https://id.gs1.org/417/4012345000054", "harvest");
        expected.put("EQ_destination_location=urn:epc:id:sgln:4012345.00006.0", "harvest");
        expected.put("EQ_transformationID=urn:t:run:9", "made");
        expected.put("MATCH_epc=https://id.gs1.org/01/04012345111118/21/1", "harvest packed");
        expected.put("MATCH_epc=urn:epc:idpat:sgtin:4012345.011111.*", "harvest packed");
        expected.put("MATCH_epc=urn:epc:idpat:sgtin:4012345.*.*", "harvest packed");
        expected.put("MATCH_parentID=urn:epc:id:sscc:4012345.0000000001", "packed");
        expected.put("MATCH_anyEPC=urn:epc:idpat:sscc:4012345.*", "packed cooled");
        expected.put("MATCH_anyEPC=urn:t:thing:1", "wrong");
        expected.put("MATCH_outputEPC=urn:epc:id:sgtin:4012345.033333.5", "made");
        expected.put("MATCH_inputEPC=urn:epc:id:sgtin:4012345.033333.5", "");
        expected.put("MATCH_epcClass=urn:epc:class:lgtin:4012345.012345.L1", "harvest");
        expected.put("MATCH_inputEPCClass=urn:epc:class:lgtin:4012345.012345.L1", "made");
        expected.put("MATCH_anyEPCClass=urn:epc:class:lgtin:4012345.012345.L1", "harvest made");
        expected.put("MATCH_epcClass=urn:epc:idpat:sgtin:4012345.022222.*", "packed");
        expected.put("EQ_quantity=10", "packed");
        expected.put("GT_quantity=10&LE_quantity=50", "made");
        expected.put("GE_quantity_KGM=200.5", "harvest");
        expected.put("GE_quantity_GRM=1", "");
        expected.put("EQ_eventID=urn:t:made|urn:t:wrong", "made wrong");
        expected.put("EQ_eventID=urn:t:made|urn:t:wrong&MATCH_anyEPC=urn:t:thing:1", "wrong");
        expected.put("MATCH_anyEPC=urn:t:thing:1&EQ_eventID=urn:t:made|urn:t:wrong", "wrong");
        expected.put("EXISTS_errorDeclaration=true", "wrong");
        expected.put("GE_errorDeclarationTime=2026-04-06T06:00:00Z", "wrong");
        expected.put("LT_errorDeclarationTime=2026-04-06T06:00:00Z", "");
        expected.put("EQ_errorReason=incorrect_data", "wrong");
        expected.put("EQ_correctiveEventID=urn:t:harvest", "wrong");
        expected.put("EQ_ERROR_DECLARATION_ex:who=li", "wrong");
        expected.put("EQ_type=Temperature", "cooled");
        expected.put("GE_value_CEL=4.5&LT_value_CEL=5", "cooled");
        expected.put("GE_value_FAH=0", "");
        expected.put("LT_minValue_CEL=3", "cooled");
        expected.put("EQ_deviceID=urn:epc:id:giai:4012345.77", "cooled");
        expected.put("EQ_booleanValue=true", "cooled");
        expected.put("EQ_booleanValue=false", "");
        expected.put("GE_startTime=2026-04-03T04:00:00Z", "cooled");
        expected.put("LT_startTime=2026-04-03T04:00:00Z", "");
        expected.put("EQ_SENSORMETADATA_ex:firmware=v2", "cooled");
        expected.put("EXISTS_SENSORREPORT_ex:seal=true", "cooled");
        expected.put("EQ_ex:grade=A|B", "harvest");
        expected.put("EQ_https://example.org/epcis/grade=A", "harvest");
        expected.put("GE_ex:weight=12.5", "harvest");
        expected.put("LT_ex:weight=12.5", "");
        expected.put("EXISTS_ex:grade=true", "harvest");
        expected.put("EQ_INNER_ex:inside=3", "harvest");
        expected.put("EQ_ex:inside=3", "");
        expected.put("HASATTR_ex:box=ex:colour", "harvest");
        expected.put("EQATTR_ex:box_ex:colour=red", "harvest");
        expected.put("EQATTR_ex:box_ex:colour=blue", "");
        expected.put("EQ_ILMD_ex:crop=strawberry", "harvest");
        expected.put("GE_ILMD_ex:sown=2025-09-01T00:00:00Z", "harvest");
        expected.put("EQ_INNER_ILMD_ex:plot=7", "harvest");
        expected.put("EXISTS_INNER_ILMD_ex:crop=true", "");
        expected.put("orderBy=eventTime", "wrong made cooled packed harvest");
        expected.put("orderBy=eventTime&orderDirection=ASC&eventCountLimit=2", "harvest packed");
        expected.put("orderBy=ex:grade&eventCountLimit=1", "harvest");
        expected.put("maxEventCount=5", "harvest packed cooled made wrong");
        expected.forEach((query, ids) ->
                assertThat(String.join(" ", found(query))).as(query).isEqualTo(ids));
    }

    @Test
    void everyFaultyParameterIsNamedAtOnce() {
        var faulty = "EQ_action=LOOK&GE_eventTime=yesterday&EQ_bizStep=packing&nonsense=1";
        var more = "&orderBy=colour&orderDirection=UP&eventCountLimit=none&perPage=0";
        var named =
                new String[] {
                    "EQ_action",
                    "GE_eventTime",
                    "nonsense",
                    "orderBy",
                    "orderDirection",
                    "eventCountLimit",
                    "perPage"
                };
        assertThat(faultyFields(partner.get("/epcis/events?" + faulty + more)))
                .containsExactlyInAnyOrder(named);
        assertThat(
                        faultyFields(
                                partner.get(
                                        "/epcis/queries/SimpleEventQuery/events?" + faulty + more)))
                .containsExactlyInAnyOrder(named);
        assertThat(
                        faultyFields(
                                partner.get(
                                        "/epcis/eventTypes/ObjectEvent/events?eventType=ObjectEvent&"
                                                + faulty)))
                .containsExactlyInAnyOrder("eventType", "EQ_action", "GE_eventTime", "nonsense");
        var query =
                "{\"name\": \"faulty\", \"query\": {\"EQ_action\": \"LOOK\", \"nonsense\": 1, \"eventType\": \"ObjectEvent\"}}";
        assertThat(faultyFields(partner.post("/epcis/queries", query)))
                .containsExactlyInAnyOrder("EQ_action", "nonsense");
    }

    private static List<String> faultyFields(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("epcisException:QueryParameterException");
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("faults")
                .valueStream()
                .map(fault -> fault.path("field").asString())
                .toList();
    }

    @Test
    void whatTheLanguageDoesNotHaveIsRefused() {
        for (var query :
                List.of(
                        "nonsense=1",
                        "EQ_nonsense=1",
                        "EQ_undeclared:field=1",
                        "GE_eventTime=yesterday",
                        "EQ_action=LOOK",
                        "eventType=Party",
                        "orderBy=colour",
                        "orderBy=eventTime&orderDirection=UP",
                        "eventCountLimit=3",
                        "orderBy=eventTime&eventCountLimit=3&maxEventCount=3",
                        "perPage=0",
                        "perPage=many",
                        "GE_quantity=much",
                        "EQ_bizStep=",
                        "MATCH_epc=urn:epc:idpat:sgtin:rubbish",
                        "EXISTS_errorDeclaration=perhaps",
                        "nextPageToken=AAAA")) {
            var answer = partner.get("/epcis/events?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).as(query).contains("epcisException:QueryParameterException");
        }
        var many = partner.get("/epcis/events?maxEventCount=4");
        assertThat(many.statusCode()).isEqualTo(413);
        assertThat(many.body()).contains("epcisException:QueryTooLargeException");
    }

    @Test
    void aLongAnswerComesInPartsThatNobodyElseCanAskFor() {
        for (var query :
                List.of("", "orderBy=recordTime&", "orderBy=https://example.org/epcis/grade&")) {
            var ids = new ArrayList<String>();
            var path = "/epcis/events?" + query + "perPage=2";
            var parts = 0;
            while (!path.isEmpty()) {
                var answer = partner.get(path);
                ids.addAll(Partner.ids(answer.body()));
                parts++;
                path =
                        answer.headers()
                                .firstValue("Link")
                                .map(link -> link.substring(1, link.indexOf('>')))
                                .orElse("");
                if (parts == 1) {
                    assertThat(answer.headers().firstValue("GS1-Next-Page-Token-Expires"))
                            .isPresent();
                    var other = new Partner(people.site(), people.token(Role.INTEGRATOR, "441424"));
                    assertThat(other.get(path).statusCode()).isEqualTo(400);
                    assertThat(partner.get(path + "&EQ_action=ADD").statusCode()).isEqualTo(400);
                }
            }
            assertThat(parts).isEqualTo(3);
            assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @Test
    void anAnswerIsWrittenAsTheAskerWantsIt() {
        var link = partner.get("/epcis/events?EQ_eventID=urn:t:packed");
        assertThat(link.body())
                .contains("https://id.gs1.org/00/040123450000000016", "\"packing\"", "recordTime");
        var urn =
                partner.get(
                        "/epcis/events?EQ_eventID=urn:t:harvest",
                        "GS1-EPC-Format",
                        "Always_EPC_URN");
        assertThat(urn.body()).contains("urn:epc:id:sgtin:4012345.011111.2");
        var xml = partner.get("/epcis/events/urn:t:packed", "Accept", "text/xml");
        assertThat(xml.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
        assertThat(xml.body()).contains("EPCISQueryDocument", "<AggregationEvent>");
        assertThat(partner.get("/epcis/events", "Accept", "text/csv").statusCode()).isEqualTo(406);
        var tag = link.headers().firstValue("ETag").orElseThrow();
        assertThat(
                        partner.get("/epcis/events?EQ_eventID=urn:t:packed", "If-None-Match", tag)
                                .statusCode())
                .isEqualTo(304);
        var about = partner.send("OPTIONS", "/epcis/events", new byte[0]);
        assertThat(about.statusCode()).isEqualTo(204);
        assertThat(about.headers().firstValue("Allow").orElseThrow())
                .isEqualTo("OPTIONS, GET, POST");
        assertThat(about.headers().firstValue("GS1-EPCIS-Version")).isPresent();
    }

    @Test
    void whoReadsXmlAloneIsToldInXmlWithTheWordsTheyWant() {
        var problem = partner.get("/epcis/events/urn:t:none", "Accept", "application/xml");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type"))
                .hasValue("application/problem+xml");
        assertThat(problem.body())
                .contains(
                        "<epcis:EPCISException xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\"><type>epcisException:NoSuchResourceException</type>",
                        "<status>404</status>");
        assertThat(
                        new Partner(people.site(), "ck_wrong")
                                .get("/epcis/events", "Accept", "text/xml;q=0.9, text/html")
                                .body())
                .contains("<type>epcisException:SecurityException</type>");
        assertThat(partner.get("/epcis/events?a=b", "Accept", "application/xml;q=0.5, */*").body())
                .startsWith("{");
        var packed = "/epcis/events/urn:t:packed";
        var web =
                partner.get(
                        packed,
                        "Accept",
                        "application/xml",
                        "GS1-CBV-XML-Format",
                        "Always_Web_URI");
        assertThat(web.body())
                .contains("https://ref.gs1.org/cbv/BizStep-packing")
                .doesNotContain("urn:epcglobal:cbv");
        assertThat(web.headers().firstValue("GS1-CBV-XML-Format")).hasValue("Always_Web_URI");
        assertThat(partner.get(packed, "Accept", "application/xml").body())
                .contains("urn:epcglobal:cbv:bizstep:packing");
        assertThat(partner.get(packed, "GS1-CBV-XML-Format", "Always_Rot13").statusCode())
                .isEqualTo(406);
        var job = partner.handIn(Partner.document(HARVEST).getBytes(UTF_8), "application/json");
        assertThat(partner.get(job, "Accept", "application/xml").body())
                .contains("<epcis:EPCISCaptureJob", "captureErrorBehaviour>rollback<");
        assertThat(partner.get("/epcis/events?EQ_eventID=urn:t:harvest").headers().firstValue(EX))
                .hasValue(EX_URI);
    }

    @Test
    void thereAreListsOfWhatOccursAndOfTheirEvents() {
        assertThat(partner.get("/epcis").body()).contains("\"bizSteps\"");
        assertThat(partner.get("/epcis/eventTypes").body())
                .contains("AggregationEvent")
                .doesNotContain("TransactionEvent");
        assertThat(partner.get("/epcis/bizSteps?perPage=100").body())
                .contains("\"packing\"", "steps/weighing");
        assertThat(partner.get("/epcis/dispositions").body()).contains("\"active\"");
        assertThat(partner.get("/epcis/readPoints").body())
                .contains("https://id.gs1.org/414/4012345000054");
        var things = partner.get("/epcis/epcs?perPage=2");
        assertThat(things.body()).contains("https://id.gs1.org/00/040123450000000016");
        assertThat(things.headers().firstValue("Link")).isPresent();
        var box = "/epcis/epcs/" + Partner.escaped("https://id.gs1.org/00/040123450000000016");
        assertThat(partner.get(box).body()).contains("\"events\"");
        assertThat(partner.found(box + "/events")).containsExactly("urn:t:packed", "urn:t:cooled");
        assertThat(
                        partner.found(
                                "/epcis/epcs/urn:epc:id:sscc:4012345.0000000001/events?EQ_action=ADD"))
                .containsExactly("urn:t:packed");
        assertThat(partner.found("/epcis/bizLocations/urn:epc:id:sgln:4012345.00005.7/events"))
                .containsExactly("urn:t:harvest");
        assertThat(partner.found("/epcis/eventTypes/TransformationEvent/events"))
                .containsExactly("urn:t:made");
        assertThat(partner.get("/epcis/epcs/urn:t:nothing").statusCode()).isEqualTo(404);
        assertThat(partner.get("/epcis/bizSteps/picking/events").statusCode()).isEqualTo(404);
    }

    @Test
    void aQueryGetsANameAndIsRunByIt() {
        var query =
                """
                {"name": "grade-a", "query": {"@context": {"e": "https://example.org/epcis/"}, "EQ_e:grade": ["A"],
                 "eventType": ["ObjectEvent"], "orderBy": "eventTime", "eventCountLimit": 3}}
                """;
        var created = partner.post("/epcis/queries", query);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/epcis/queries/grade-a");
        assertThat(partner.post("/epcis/queries", query).statusCode()).isEqualTo(409);
        for (var name : List.of(".", "..")) {
            assertThat(partner.post("/epcis/queries", query.replace("grade-a", name)).statusCode())
                    .as("a name that no address can have: %s", name)
                    .isEqualTo(400);
        }
        assertThat(partner.get("/epcis/queries").body()).contains("grade-a");
        assertThat(partner.get("/epcis/queries/grade-a").body()).contains("\"eventCountLimit\":3");
        assertThat(partner.found("/epcis/queries/grade-a/events")).containsExactly("urn:t:harvest");
        assertThat(partner.found("/epcis/queries/SimpleEventQuery/events?EQ_action=ADD"))
                .hasSize(2);
        var elsewhere = new Partner(people.site(), people.token(Role.INTEGRATOR, "440883"));
        assertThat(elsewhere.get("/epcis/queries/grade-a").statusCode()).isEqualTo(404);
        assertThat(
                        partner.post(
                                        "/epcis/queries",
                                        query.replace("EQ_e:", "EQ_u:").replace("grade-a", "b"))
                                .statusCode())
                .isEqualTo(400);
        assertThat(partner.send("DELETE", "/epcis/queries/grade-a", new byte[0]).statusCode())
                .isEqualTo(204);
        assertThat(partner.get("/epcis/queries/grade-a/events").body())
                .contains("epcisException:NoSuchNameException");
    }
}

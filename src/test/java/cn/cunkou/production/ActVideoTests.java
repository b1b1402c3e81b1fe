package cn.cunkou.production;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.traceability.Lots;
import cn.cunkou.traceability.Products;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** From the phone's bytes to what a buyer plays. */
@CunkouTest
class ActVideoTests {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Autowired Products products;
    @Autowired Lots lots;
    @Autowired Places places;
    @Autowired Batches batches;
    @Autowired Acts acts;
    @Autowired ProductionStory story;
    @Autowired People people;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired TransactionTemplate transaction;

    private TestOffice office;
    private Farm farm;
    private UUID product;
    private UUID batch;
    private String token;

    @BeforeEach
    void planted() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
        farm = new Farm(products, places, batches, acts);
        product = farm.product(office, null);
        batch = farm.batch(office, product, "2019-09-10");
        people.visitor();
        token = people.token(Role.INTEGRATOR, "441424");
    }

    @Test
    void aVideoArrivesOnceAfterItsActAndBuyersPlayItInParts() throws Exception {
        var water = Farm.act(batch, "water", "2019-11-15", "way", "滴灌");
        var id = Objects.requireNonNull(water.id());
        farm.send(office, water, Farm.harvest(batch, "2019-11-16"));
        var film = mp4(12, "");
        assertThat(put(id, "video", "video/mp4", film).statusCode()).isEqualTo(200);
        assertThat(put(id, "video", "video/mp4", film).statusCode()).isEqualTo(200);
        assertThat(put(id, "video", "video/mp4", mp4(13, "")).statusCode()).isEqualTo(409);
        var lot = office.as(OFFICER, () -> lots.of(product).getFirst().id());
        var page = people.visitor().get("/t/lots/" + lot).body();
        assertThat(page).contains("短视频（1段）", "preload=\"none\"");
        var address = page.replaceAll("(?s).*<video[^>]* src=\"([^\"]+)\".*", "$1");
        var part =
                CLIENT.send(
                        HttpRequest.newBuilder(URI.create(people.site() + address))
                                .header("Range", "bytes=0-1")
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(2);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 0-1/" + film.length);
        assertThat(part.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(part.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("media-src 'self'");

        // An act that was a mistake takes its video with it.
        office.as(OFFICER, () -> acts.withdraw(UUID.fromString(id), "记错了"));
        assertThat(office.as(OFFICER, () -> story.chapters(lots.get(lot))).toString())
                .contains("采收")
                .doesNotContain("video/mp4");
    }

    @Test
    void whatIsLongSaysAPlaceOrIsNoVideoIsNotKept() throws Exception {
        var water = Farm.act(batch, "water", "2019-11-15", "way", "滴灌");
        var id = Objects.requireNonNull(water.id());
        farm.send(office, water);
        assertThat(put(id, "video", "video/mp4", mp4(40, "")).body()).contains("超过30秒");
        assertThat(put(id, "video", "video/mp4", mp4(12, "+23.9300+115.7800/")).body())
                .contains("写着拍摄的位置");
        var script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertThat(put(id, "video", "video/webm", script).body()).contains("不是MP4或WebM视频");
        assertThat(put(id, "video", "text/html", script).statusCode()).isEqualTo(415);
        assertThat(put(id, "video", "video/mp4", new byte[(20 << 20) + 1]).body())
                .contains("超过20 MB");
        assertThat(put(id, "photo", "video/mp4", mp4(12, "")).statusCode()).isEqualTo(400);
        assertThat(
                        put(UUID.randomUUID().toString(), "video", "video/mp4", mp4(12, ""))
                                .statusCode())
                .isEqualTo(404);
        var desk = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(desk.get("/console/production/batches/" + batch).body())
                .contains("浇水")
                .doesNotContain("<video");
    }

    private HttpResponse<String> put(String act, String field, String type, byte[] body)
            throws IOException, InterruptedException {
        var address = people.site() + "/api/production/acts/" + act + "/videos/" + field;
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .PUT(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The boxes of an MP4 that say how long it is and, as phones write it, where it was taken. */
    private static byte[] mp4(int seconds, String place) throws IOException {
        var head = ByteBuffer.allocate(100).putInt(0).putInt(0).putInt(0).putInt(1000);
        head.putInt(seconds * 1000).putInt(1 << 16).putShort((short) (1 << 8));
        var moov = new ByteArrayOutputStream();
        moov.write(box("mvhd", head.array()));
        if (!place.isEmpty()) {
            var words = place.getBytes(StandardCharsets.US_ASCII);
            var text = ByteBuffer.allocate(4 + words.length).putShort((short) words.length);
            text.putShort((short) 0x15C7).put(words);
            moov.write(box("udta", box("\u00a9xyz", text.array())));
        }
        var out = new ByteArrayOutputStream();
        out.write(box("ftyp", "isom\0\0\2\0isomiso2mp41".getBytes(StandardCharsets.US_ASCII)));
        out.write(box("moov", moov.toByteArray()));
        out.write(box("mdat", new byte[1000]));
        return out.toByteArray();
    }

    private static byte[] box(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }
}

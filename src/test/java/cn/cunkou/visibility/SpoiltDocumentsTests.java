package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A small share of what {@code ./cunkou bench malformed} does. */
@CunkouTest
class SpoiltDocumentsTests {
    private static final int DOCUMENTS = 200;

    @Autowired People people;

    @Test
    void whateverIsHandedInIsStoredOrRefusedWithAReason() {
        people.visitor();
        var partner = new Partner(people.site(), people.token(Role.INTEGRATOR, "441424"));
        var spoilt = new SpoiltDocuments(List.copyOf(Material.central().values()), 20_180_601);
        var jobs = new ArrayList<String>();
        for (var number = 0; number < DOCUMENTS; number++) {
            var document = spoilt.next();
            var start = new String(document, StandardCharsets.UTF_8).stripLeading();
            var answer =
                    partner.send(
                            "POST",
                            "/epcis/capture",
                            document,
                            "Content-Type",
                            start.startsWith("<") ? "application/xml" : "application/ld+json",
                            "GS1-Capture-Error-Behaviour",
                            number % 2 == 0 ? "rollback" : "proceed");
            if (answer.statusCode() == 202) {
                jobs.add(answer.headers().firstValue("Location").orElseThrow());
            } else {
                assertThat(answer.statusCode()).as(start + answer.body()).isBetween(400, 499);
                assertThat(answer.body()).contains("\"detail\"");
            }
        }
        assertThat(jobs).hasSizeBetween(10, DOCUMENTS - 50);
        for (var job : jobs) {
            assertThat(partner.over(job).toString()).doesNotContain("ImplementationException");
        }
    }
}

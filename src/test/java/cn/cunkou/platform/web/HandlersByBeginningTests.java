package cn.cunkou.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.test.web.servlet.setup.StandaloneMockMvcBuilder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class HandlersByBeginningTests {
    private final MockMvcTester web = MockMvcTester.create(builder().build());

    @RestController
    static class Doors {
        @GetMapping("/boxes/{id}")
        String box(@PathVariable String id) {
            return "box " + id;
        }

        @GetMapping("/boxes/all")
        String all() {
            return "all boxes";
        }

        @DeleteMapping("/boxes/{id}")
        String gone(@PathVariable String id) {
            return "no box " + id;
        }

        @GetMapping("/files/{*rest}")
        String file(@PathVariable String rest) {
            return "file " + rest;
        }

        @GetMapping("/{county}/start")
        String county(@PathVariable String county) {
            return "county " + county;
        }

        @PostMapping({"/sent", "/{county}/sent"})
        String sent() {
            return "sent";
        }
    }

    private static StandaloneMockMvcBuilder builder() {
        return MockMvcBuilders.standaloneSetup(new Doors())
                .setCustomHandlerMapping(HandlersByBeginning::new);
    }

    private String get(String address) throws Exception {
        return web.get().uri(address).exchange().getResponse().getContentAsString();
    }

    @Test
    void findsThoseThatBeginAlike() throws Exception {
        assertThat(get("/boxes/7")).isEqualTo("box 7");
        assertThat(get("/boxes/all")).isEqualTo("all boxes");
        assertThat(web.delete().uri("/boxes/7")).hasBodyTextEqualTo("no box 7");
    }

    @Test
    void findsThoseThatBeginWithWhatVaries() throws Exception {
        assertThat(get("/441424/start")).isEqualTo("county 441424");
        assertThat(web.post().uri("/441424/sent")).hasBodyTextEqualTo("sent");
        assertThat(web.post().uri("/sent")).hasBodyTextEqualTo("sent");
    }

    @Test
    void aRestMayBeMissing() throws Exception {
        assertThat(get("/files/a/b")).isEqualTo("file /a/b");
        assertThat(get("/files")).isEqualTo("file ");
    }

    @Test
    void escapesInTheBeginningAreRead() throws Exception {
        var answer = web.get().uri(URI.create("/b%6Fxes/7")).exchange();
        assertThat(answer.getResponse().getContentAsString()).isEqualTo("box 7");
    }

    @Test
    void saysWhatItsMethodIsWhereAnotherIsAskedFor() {
        assertThat(web.put().uri("/boxes/7")).hasStatus(405);
        assertThat(web.get().uri("/sent")).hasStatus(405);
        assertThat(web.get().uri("/nothing/7")).hasStatus(404);
    }
}

package cn.cunkou.phone;

import cn.cunkou.platform.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the phone needs to work without a network, and to send once there is one. */
@Controller
class StationWorker {
    /**
     * Whom the phone speaks for, and what it shows to prove that a page of this site sends.
     *
     * @param header name of the header that carries the token
     */
    record State(String account, String header, String token) {}

    /** The script that keeps the pages of the station; it lies below them, so it is allowed up. */
    @GetMapping(StationPhonePages.PATH + "/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript; charset=utf-8"))
                .header("Service-Worker-Allowed", StationPhonePages.PATH)
                .body(new ClassPathResource("cn/cunkou/phone/worker.js"));
    }

    @GetMapping(StationPhonePages.PATH + "/state")
    @ResponseBody
    State state(HttpServletRequest request) {
        var token =
                (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
        return new State(Actor.current().id(), token.getHeaderName(), token.getToken());
    }
}

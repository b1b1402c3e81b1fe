package cn.cunkou.phone;

import cn.cunkou.platform.web.OfflineWork;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the station's phone needs to work without a network, and to send once there is one. */
@Controller
class StationWorker {
    private static final String PATH = StationPhonePages.PATH;

    @GetMapping(PATH + "/worker.js")
    ResponseEntity<String> worker() {
        return OfflineWork.worker(PATH, List.of(ClaimPhonePages.PATH + "/"));
    }

    @GetMapping(PATH + "/state")
    @ResponseBody
    OfflineWork.State state(HttpServletRequest request) {
        return OfflineWork.state(request);
    }
}

package cn.cunkou.stations.equipment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/stations/{id}/heartbeat")
@Tag(name = "stations")
class HeartbeatApi {
    private final StationDevices devices;

    HeartbeatApi(StationDevices devices) {
        this.devices = devices;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "站点设备报开机",
            description = "令牌在站点的设备页上发，只给看一次，放在请求头Device-Token里。五分钟内多报的只算一次。")
    @ApiResponse(responseCode = "204", description = "记下了")
    @ApiResponse(responseCode = "404", description = "令牌不对、已收回，或者不是这个站的")
    void beat(
            @PathVariable UUID id,
            @RequestHeader(name = "Device-Token", defaultValue = "") String token) {
        devices.beat(id, token);
    }
}

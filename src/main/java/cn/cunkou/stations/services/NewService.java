package cn.cunkou.stations.services;

import cn.cunkou.platform.web.PhoneClock;
import cn.cunkou.values.PhoneNumber;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service that was checked.
 *
 * @param photos what was sent for fields that are photographs, by the ids of the fields
 * @param content digest of what was sent
 */
record NewService(
        UUID id,
        ServiceKind kind,
        ObjectNode fields,
        Map<String, byte[]> photos,
        PhoneClock.Settled when,
        Instant phoneTime,
        @Nullable PhoneNumber phone,
        ServiceInput.@Nullable Where position,
        @Nullable UUID party,
        @Nullable UUID replaces,
        String content) {}

package cn.cunkou.stations.services;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One list of villagers to be called.
 *
 * @param numbers in full for those who call, else masked
 */
public record CallPage(
        Calls.Sample sample,
        List<Calls.Call> calls,
        Map<UUID, String> numbers,
        boolean mayCall,
        boolean isSaved) {
    public List<Calls.Outcome> outcomes() {
        return List.of(Calls.Outcome.values());
    }
}

package cn.cunkou.stations.services;

import java.util.List;
import java.util.Map;

/**
 * One service with everything known of it.
 *
 * @param photos addresses of its photographs by the label of their field
 * @param where the phone was, in words; empty where nobody knows, and for those who do not see the
 *     whole county
 */
public record ServicePage(
        Rendered service,
        String place,
        List<ServiceLists.Step> steps,
        List<Flag> flags,
        Map<String, String> photos,
        String where) {}

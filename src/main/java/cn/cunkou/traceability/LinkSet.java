package cn.cunkou.traceability;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All links of a key as RFC 9264 has them, each level with its own anchor. */
final class LinkSet {
    private static final JsonMapper JSON = new JsonMapper();

    private LinkSet() {}

    /**
     * The document.
     *
     * @param site what anchors begin with
     */
    static String json(List<Anchor> anchors, String site) {
        var set = JsonNodeFactory.instance.objectNode();
        var list = set.putArray("linkset");
        for (var anchor : anchors) {
            var one = list.addObject();
            one.put("anchor", site + anchor.path());
            if (!anchor.item().isEmpty()) {
                one.put("itemDescription", anchor.item());
            }
            for (var link : anchor.links()) {
                describe(one.withArray(link.type()).addObject(), link);
            }
            anchor.links().stream()
                    .filter(Link::isDefault)
                    .findFirst()
                    .ifPresent(link ->
                            one.putArray(Link.DEFAULT)
                                    .addObject()
                                    .put("href", link.href())
                                    .put("title", link.title()));
        }
        return JSON.writeValueAsString(set);
    }

    private static void describe(ObjectNode target, Link link) {
        target.put("href", link.href()).put("title", link.title());
        if (link.mediaType() != null) {
            target.put("type", link.mediaType());
        }
        if (!link.languages().isEmpty()) {
            link.languages().forEach(target.putArray("hreflang")::add);
        }
        if (!link.contexts().isEmpty()) {
            link.contexts().forEach(target.putArray("context")::add);
        }
    }
}

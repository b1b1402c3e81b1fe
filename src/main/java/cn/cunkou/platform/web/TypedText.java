package cn.cunkou.platform.web;

import cn.cunkou.values.VisibleText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Reads texts in JSON by the same rule as those in forms. */
final class TypedText extends StringDeserializer {
    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        var text = super.deserialize(parser, context);
        if (text == null) {
            return null;
        }
        if (VisibleText.isBroken(text)) {
            throw Problem.unreadable();
        }
        return VisibleText.of(text);
    }
}

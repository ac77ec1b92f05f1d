package io.millrace.app.trial;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Makes messages of a decoder's output type from JSON. */
final class MessageReader {
    private final ObjectReader reader;
    private final String type;

    MessageReader(Type type) {
        final JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .build();
        final JavaType javaType = mapper.constructType(type);
        this.reader = mapper.readerFor(javaType);
        this.type = javaType.getRawClass().getSimpleName();
    }

    /**
     * One message.
     *
     * @throws TrialFailed with a sentence that says what does not fit
     */
    Object read(byte[] json) throws TrialFailed {
        try {
            final Object message = reader.readValue(json);
            if (message == null) {
                throw new TrialFailed("null is no " + type + ".");
            }
            return message;
        } catch (JsonMappingException e) {
            throw new TrialFailed("This is no " + type + where(e) + ": " + e.getOriginalMessage() + ".");
        } catch (JsonProcessingException e) {
            throw new TrialFailed("This is no JSON: " + e.getOriginalMessage() + ".");
        } catch (java.io.IOException e) {
            throw new TrialFailed("This can't be read: " + new String(json, StandardCharsets.UTF_8));
        }
    }

    private static String where(JsonMappingException e) {
        final String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " (" + path + ")";
    }
}

package dev.stepwright.functions.task.modelled;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** What has members, by their places in its form; the SDK's protocols read and write them through the form's fields. */
interface Values extends SdkPojo, Shaped {

    Form form();

    Object[] values();

    @Override
    default String shape() {
        return form().structure().name();
    }

    @Override
    default List<SdkField<?>> sdkFields() {
        return form().fields();
    }

    @Override
    default Map<String, SdkField<?>> sdkFieldNameToField() {
        return form().byLocation();
    }
}

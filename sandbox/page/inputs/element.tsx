/** One interactive element, as what it is. */

import { asList, asText } from '../../slack/json.ts';
import { CannotShow } from '../blocks/cannot-show.tsx';
import { Picture } from '../blocks/pictures.tsx';
import type { ElementProps } from '../blocks/standing.tsx';
import { useEyes } from '../eyes.tsx';
import { Checkboxes, RadioButtons } from './boxes.tsx';
import { Button, FeedbackButtons, IconButton } from './button.tsx';
import { Chooser } from './choosers.tsx';
import { FileInput } from './file-input.tsx';
import { Overflow } from './overflow.tsx';
import { DatePicker, DateTimePicker, TimePicker } from './pickers.tsx';
import { TextInput } from './text-input.tsx';

export function Element(props: ElementProps) {
  const { viewer } = useEyes();
  const { element } = props;
  if (element.visible_to_user_ids && !asList(element.visible_to_user_ids).includes(viewer.id)) return null;
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return <Button {...props} />;
    case 'icon_button':
      return <IconButton {...props} />;
    case 'feedback_buttons':
      return <FeedbackButtons {...props} />;
    case 'image':
      return <Picture image={element} size="beside" />;
    case 'overflow':
      return <Overflow {...props} />;
    case 'radio_buttons':
      return <RadioButtons {...props} />;
    case 'checkboxes':
      return <Checkboxes {...props} />;
    case 'datepicker':
      return <DatePicker {...props} />;
    case 'timepicker':
      return <TimePicker {...props} />;
    case 'datetimepicker':
      return <DateTimePicker {...props} />;
    case 'plain_text_input':
    case 'rich_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return <TextInput {...props} />;
    case 'file_input':
      return <FileInput {...props} />;
    default:
      return isChooser(asText(element.type)) ? (
        <Chooser {...props} />
      ) : (
        <CannotShow what={asText(element.type)} />
      );
  }
}

const isChooser = (type: string): boolean =>
  /^(?:multi_)?(?:static|external|users|conversations|channels)_select$/.test(type);

import type { BackendReason } from '../../protocol/messages.ts';
import { say } from './language.ts';

/** Why this backend runs. */
export function wordReason(reason: BackendReason): string {
  switch (reason.code) {
    case 'real-adapter':
      return say('This machine has a graphics processor that the browser can compute on.');
    case 'asked':
      return say('The address asks for it.');
    case 'no-webgpu':
      return say('This browser has no WebGPU, so the model runs on the processor.');
    case 'no-adapter':
      return say('The browser found no graphics processor to compute on, so the model runs on the processor.');
    case 'software-adapter':
      return say(
        'The only WebGPU here is emulated in software, which is slower than running on the processor directly.',
      );
    case 'self-check-failed':
      return say(
        'The graphics processor gave wrong numbers at {stage} (off by {difference}), so the model runs on the processor.',
        { stage: reason.stage, difference: reason.difference.toPrecision(2) },
      );
    case 'device-failed':
      return say('The graphics processor could not be used, so the model runs on the processor: {message}', {
        message: reason.message,
      });
    case 'gpu-lost':
      return say('The connection to the graphics processor was lost, so the model runs on the processor.');
  }
}
